using System.Collections.Frozen;
using Matching.Geo;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>What a passenger wants of a lift: the question that a search, a stored request and the nearest seats all ask.</summary>
public sealed record LiftWish
{
    /// <summary>Greatest walk where nothing else is said, straight metres.</summary>
    public const double DefaultMaxWalkMetres = 800;

    /// <summary>The passenger's own point.</summary>
    public required GridPoint Origin { get; init; }

    /// <summary>Sessions any of which will do; none of them remote.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>Legs wanted.</summary>
    public Legs Legs { get; init; } = Legs.Both;

    /// <summary>People who travel together.</summary>
    public int PartySize { get; init; } = 1;

    /// <summary>Greatest walk to or from a meeting point, straight metres.</summary>
    public double MaxWalkMetres { get; init; } = DefaultMaxWalkMetres;

    /// <summary>Earliest time to leave the own point, the walk included; null for none.</summary>
    public DateTimeOffset? EarliestDeparture { get; init; }

    /// <summary>Latest time to be back there, the walk included; null for none.</summary>
    public DateTimeOffset? LatestReturn { get; init; }

    /// <summary>Only a women-only car will do.</summary>
    public bool WomenOnly { get; init; }

    /// <summary>The party may ride in women-only cars.</summary>
    public bool WomenOnlyWelcome { get; init; }

    /// <summary>A wheelchair must be carried.</summary>
    public bool Wheelchair { get; init; }

    /// <summary>A child seat is needed.</summary>
    public bool ChildSeat { get; init; }

    /// <summary>Only step-free meeting points will do.</summary>
    public bool StepFree { get; init; }

    /// <summary>The party boards at public meeting points only.</summary>
    public bool MeetingPointsOnly { get; init; }

    /// <summary>Whoever asks is 16 or 17: only where an adult passenger is aboard on the whole way.</summary>
    public bool Accompanied { get; init; }

    /// <summary>Offers that are not asked again.</summary>
    public IReadOnlySet<Guid> NotIn { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Of a coach's stops only this one will do, since it was agreed; null where any will.</summary>
    public GridPoint? AgreedPoint { get; init; }

    /// <summary>How much of where people live may show in the answer.</summary>
    public Precision Precision { get; init; }

    /// <summary>Who is asking, so that nobody is matched with themselves; null where nobody says.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// What somebody asks who has stored no request, and so may ask as often as they like: judged from what stands in for homes. Where nobody says who asks, the place is snapped too.
    /// </summary>
    /// <param name="place">Where they are.</param>
    /// <param name="sessions">Sessions any of which will do.</param>
    /// <param name="subject">Who is asking; null for a stranger.</param>
    /// <param name="accompanied">Whether they are 16 or 17.</param>
    public static LiftWish Asked(GridPoint place, IReadOnlyList<Session> sessions, string? subject, bool accompanied = false) => new()
    {
        Origin = subject is null ? OriginCell.CentreOf(place) : place,
        Sessions = sessions,
        Precision = Precision.StandIns,
        Subject = subject,
        Accompanied = accompanied,
    };
}
