using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>A lift that fits: one offer, one session, and the legs that it serves, outward first.</summary>
/// <param name="Legs">One leg or both, of one offer to one session.</param>
public sealed record LiftMatch(IReadOnlyList<LegMatch> Legs)
{
    /// <summary>The offer.</summary>
    public Guid OfferId => Legs[0].Candidate.OfferId;

    /// <summary>Where it leads.</summary>
    public Session Session => Legs[0].Candidate.Session;

    /// <summary>What it costs as it is told before acceptance.</summary>
    public TimeSpan RoughCost => Rough.Up(CostMinutes * 60);

    /// <summary>What it costs over its legs, in minutes of a driver's time, to the millisecond.</summary>
    public double CostMinutes { get; } = Timing.ToMillisecond(Legs.Sum(leg => leg.CostMinutes) * 60) / 60;
}
