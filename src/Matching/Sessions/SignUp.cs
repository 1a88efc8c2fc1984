namespace Matching.Sessions;

/// <summary>A volunteer's place at a session, with company.</summary>
public sealed record SignUp
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the session.</summary>
    public required Guid Session { get; init; }

    /// <summary>Who signed up.</summary>
    public required string Subject { get; init; }

    /// <summary>Their first name.</summary>
    public required string Name { get; init; }

    /// <summary>People, the volunteer included; a party goes, waits and counts whole.</summary>
    public required int People { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required SignUpState State { get; init; }

    /// <summary>Order of all sign-ups, of any session: whoever came first has the smaller number.</summary>
    public required long Queue { get; init; }

    /// <summary>Place among the session's waiting parties, from 1; 0 where not waiting.</summary>
    public int WaitingPosition { get; init; }

    /// <summary>Who signed up is 16 or 17; told to themselves and to organisers.</summary>
    public bool OfMinor { get; init; }

    /// <summary>Until when whoever is asked may answer; null unless <see cref="SignUpState.Requested"/>.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
