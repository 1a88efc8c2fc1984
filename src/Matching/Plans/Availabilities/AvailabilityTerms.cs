using Matching.Lifts;

namespace Matching.Plans.Availabilities;

/// <summary>What somebody says who would go anywhere. Preferences are a driver's or a passenger's, as they drive or not.</summary>
public sealed record AvailabilityTerms
{
    /// <summary>Longest direct way where nothing else is said.</summary>
    public static readonly TimeSpan DefaultMaxTravel = TimeSpan.FromMinutes(60);

    /// <summary>Where they start and return to.</summary>
    public required LiftOrigin Origin { get; init; }

    /// <summary>People in the party, they themselves too.</summary>
    public required int Party { get; init; }

    /// <summary>Longest direct way to a session that they would take.</summary>
    public required TimeSpan MaxTravel { get; init; }

    /// <summary>Seats for others in the car that they drive; null where they do not drive.</summary>
    public int? SpareSeats { get; init; }

    /// <summary>Greatest detour of their car, each way.</summary>
    public TimeSpan MaxDetour { get; init; }

    /// <summary>How far they walk to a meeting point, in metres.</summary>
    public double MaxWalkMetres { get; init; } = LiftWish.DefaultMaxWalkMetres;

    /// <summary>Only a women-only car will do; of a driver: only women ride with them.</summary>
    public bool WomenOnly { get; init; }

    /// <summary>The party may ride in women-only cars.</summary>
    public bool WomenOnlyWelcome { get; init; }

    /// <summary>A wheelchair must be carried; of a driver: can be carried.</summary>
    public bool Wheelchair { get; init; }

    /// <summary>A child seat is needed; of a driver: is there.</summary>
    public bool ChildSeat { get; init; }

    /// <summary>Only step-free meeting points will do.</summary>
    public bool StepFree { get; init; }

    /// <summary>They board, or their passengers do, at public meeting points only.</summary>
    public bool MeetingPointsOnly { get; init; }

    /// <summary>Whether there are seats for others in their car.</summary>
    public bool HasSeats => SpareSeats > 0;

    /// <summary>The offer that they make once they have agreed to drive to a session.</summary>
    public LiftTerms OfferTo(Guid session, DateTimeOffset from, DateTimeOffset until) => new()
    {
        SessionId = session,
        Origin = Origin,
        OutwardSeats = SpareSeats,
        ReturnSeats = SpareSeats,
        Company = Party - 1,
        MaxDetour = MaxDetour,
        EarliestDeparture = from,
        LatestReturn = until,
        WomenOnly = WomenOnly,
        WheelchairSpace = Wheelchair,
        ChildSeat = ChildSeat,
        MeetingPointsOnly = MeetingPointsOnly,
    };

    /// <summary>The request that they make once they have agreed to ride to a session. What a driver has in their car they do not need in another's.</summary>
    public LiftNeeds RequestTo(Guid session, DateTimeOffset from, DateTimeOffset until) => new()
    {
        SessionId = session,
        Origin = Origin,
        Legs = Legs.Both,
        PartySize = Party,
        EarliestDeparture = from,
        LatestReturn = until,
        MaxWalkMetres = MaxWalkMetres,
        WomenOnly = WomenOnly,
        WomenOnlyWelcome = WomenOnlyWelcome,
        Wheelchair = Wheelchair && SpareSeats is null,
        ChildSeat = ChildSeat && SpareSeats is null,
        StepFree = StepFree,
        MeetingPointsOnly = MeetingPointsOnly,
    };
}
