using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>Somebody who wants a lift to a session and has not all of it.</summary>
public sealed record StrandedPassenger
{
    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The passenger's first name.</summary>
    public required string Name { get; init; }

    /// <summary>People in the party.</summary>
    public required int People { get; init; }

    /// <summary>What is missing.</summary>
    public required Lack Lack { get; init; }

    /// <summary>The legs wanted and not held.</summary>
    public required Legs Missing { get; init; }

    /// <summary>The booking that holds the other leg; null where none is held.</summary>
    public Guid? Held { get; init; }

    /// <summary>The last booking that held a missing leg and was lost; null where there was none.</summary>
    public Guid? Lost { get; init; }

    /// <summary>What ended it.</summary>
    public EndedBy? LostBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Bookings asked for and not answered yet.</summary>
    public required int Requested { get; init; }

    /// <summary>True while the service looks for another lift by itself.</summary>
    public required bool Rematching { get; init; }

    /// <summary>When the lift was requested.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
