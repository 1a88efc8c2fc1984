namespace Matching.Plans;

/// <summary>Counts what comes together.</summary>
public static class PlanHeadcounts
{
    /// <summary>What comes together at each session, in the problem's order.</summary>
    public static IReadOnlyList<PlanHeadcount> HeadcountsOf(this Plan plan, PlanProblem problem)
    {
        var parties = problem.Volunteers.ToDictionary(one => one.Id, one => one.Party, StringComparer.Ordinal);
        var cars = plan.Cars.ToLookup(car => car.Session, StringComparer.Ordinal);
        var own = plan.OwnWays.ToLookup(one => one.Session, one => parties[one.Volunteer], StringComparer.Ordinal);
        return
        [
            .. problem.Sessions.Select(session =>
            {
                var riding = cars[session.Id].Sum(car => car.Outward.Sum(stop => parties[stop.Volunteer]) + parties[car.Driver]);
                return new PlanHeadcount(session, riding + own[session.Id].Sum(), cars[session.Id].Count(), own[session.Id].Sum());
            }),
        ];
    }
}
