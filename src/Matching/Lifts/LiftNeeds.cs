using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>What a passenger says of a wish for a lift.</summary>
public sealed record LiftNeeds
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Where the passenger starts and returns to.</summary>
    public required LiftOrigin Origin { get; init; }

    /// <summary>Legs wanted.</summary>
    public required Legs Legs { get; init; }

    /// <summary>People who travel together.</summary>
    public required int PartySize { get; init; }

    /// <summary>Earliest time to leave.</summary>
    public DateTimeOffset? EarliestDeparture { get; init; }

    /// <summary>Latest time to be back.</summary>
    public DateTimeOffset? LatestReturn { get; init; }

    /// <summary>Greatest walk, straight metres.</summary>
    public double MaxWalkMetres { get; init; } = LiftWish.DefaultMaxWalkMetres;

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

    /// <summary>The passenger's yes to another car is given ahead, where the one they had drops out.</summary>
    public bool RematchInstantly { get; init; }

    /// <summary>The wish that these needs put to the cars, for their session, whoever asks: <see cref="LiftRequest.WishFor"/> says who.</summary>
    internal LiftWish WishFor(Session session) => new()
    {
        Origin = Origin.Point,
        Sessions = [session],
        Legs = Legs,
        PartySize = PartySize,
        MaxWalkMetres = MaxWalkMetres,
        EarliestDeparture = EarliestDeparture,
        LatestReturn = LatestReturn,
        WomenOnly = WomenOnly,
        WomenOnlyWelcome = WomenOnlyWelcome,
        Wheelchair = Wheelchair,
        ChildSeat = ChildSeat,
        StepFree = StepFree,
        MeetingPointsOnly = MeetingPointsOnly,
    };
}
