using Matching.People;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>A passenger's wish for a lift, as stored.</summary>
public sealed record LiftRequest
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the session's campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>The passenger's subject.</summary>
    public required string Passenger { get; init; }

    /// <summary>The passenger's first name.</summary>
    public required string PassengerName { get; init; }

    /// <summary>What the passenger had said of their age when they asked.</summary>
    public PersonAge Age { get; init; }

    /// <summary>Whether the passenger is 16 or 17, and so is never alone with a driver.</summary>
    public bool OfMinor => Age == PersonAge.SixteenOrSeventeen;

    /// <summary>What the passenger said.</summary>
    public required LiftNeeds Needs { get; init; }

    /// <summary>True where it was cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>True where generated for demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>Version of what is stored, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The wish that the request puts to the cars, for its session.</summary>
    public LiftWish WishFor(Session session) => Needs.WishFor(session) with { Subject = Passenger, Accompanied = OfMinor };

    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Campaign, Owner: Passenger);
}
