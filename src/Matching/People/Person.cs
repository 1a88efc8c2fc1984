namespace Matching.People;

/// <summary>Somebody who takes part in a campaign.</summary>
public sealed record Person
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the campaign; whoever takes part in two is two people.</summary>
    public required string Campaign { get; init; }

    /// <summary>The subject of the tokens that name this person.</summary>
    public required string Subject { get; init; }

    /// <summary>First name, 1 to 100 characters.</summary>
    public required string FirstName { get; init; }

    /// <summary>The address that the sign-in proved; empty where none is known.</summary>
    public string Email { get; init; } = "";

    /// <summary>Telephone number as E.164 writes it; empty where none was given.</summary>
    public string Phone { get; init; } = "";

    /// <summary>How the other side of an accepted booking may reach them.</summary>
    public ContactChoice Contact { get; init; }

    /// <summary>What is known of their age.</summary>
    public PersonAge Age { get; init; }

    /// <summary>Version of what is stored, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When they were taken in.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they were last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What is printed of a person by accident says nothing of them.</summary>
    public override string ToString() => $"person {Id}";
}
