namespace Matching.Plans;

/// <summary>What comes together at one session of a plan.</summary>
/// <param name="Session">The session.</param>
/// <param name="People">People who come, parties counted whole.</param>
/// <param name="Cars">Cars that come.</param>
/// <param name="OwnWay">Those of the people who come on their own.</param>
public sealed record PlanHeadcount(PlanSession Session, int People, int Cars, int OwnWay)
{
    /// <summary>People that are wanted and do not come.</summary>
    public int Shortfall => Math.Max(0, Session.Wanted - People);
}
