using Matching.Geo;

namespace Matching.Lifts;

/// <summary>One leg of a lift that fits.</summary>
public sealed record LegMatch
{
    /// <summary>The leg.</summary>
    public required LiftCandidate Candidate { get; init; }

    /// <summary>How the party fits in.</summary>
    public required LegFit Fit { get; init; }

    /// <summary>Where the passenger boards or gets out near home.</summary>
    public required BoardingPoint Home { get; init; }

    /// <summary>The passenger's walk, in seconds.</summary>
    public required double WalkSeconds { get; init; }

    /// <summary>The passenger's wait at the session, in seconds.</summary>
    public required double WaitSeconds { get; init; }

    /// <summary>What it costs, in minutes of a driver's time.</summary>
    public required double CostMinutes { get; init; }

    /// <summary>True where the travel times are not those of the road engine.</summary>
    public bool Approximate { get; init; }

    /// <summary>Which way it goes.</summary>
    public LegDirection Direction => Candidate.Leg.Direction;

    /// <summary>Where the passenger boards.</summary>
    public GridPoint Pickup => Direction == LegDirection.Outward ? Home.Point : Candidate.Session.Grid!.Value;

    /// <summary>Where the passenger gets out.</summary>
    public GridPoint Dropoff => Direction == LegDirection.Outward ? Candidate.Session.Grid!.Value : Home.Point;
}
