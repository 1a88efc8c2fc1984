namespace Matching.Plans;

/// <summary>Takes a problem apart where everybody's session is fixed: each session is a problem of its own, and their plans together are a plan of the whole.</summary>
internal static class BySession
{
    /// <summary>The problems; the whole alone where it cannot be taken apart.</summary>
    public static IReadOnlyList<PlanProblem> Split(PlanProblem problem)
    {
        // The numbers of a matrix are places of the whole, and whoever is kept at a second session is of two problems.
        if (problem.Objective != PlanObjective.CarriedThenMinutes || problem.Sessions.Count < 2 || problem.Travel is not null || problem.Kept.Count > 0)
        {
            return [problem];
        }

        return
        [
            .. problem.Sessions.Select(session => problem with
            {
                Sessions = [session],
                Volunteers = [.. problem.Volunteers.Where(one => one.Session == session.Id)],
            }),
        ];
    }

    /// <summary>People carried at most, before anything is proven of a problem of one session: who does not drive, as many as the cars and the session take.</summary>
    public static double MostCarried(PlanProblem part) => Math.Min(
        part.Sessions[0].Maximum,
        Math.Min(part.Volunteers.Where(one => one.SpareSeats is null).Sum(one => one.Party), part.Volunteers.Sum(one => one.SpareSeats ?? 0)));

    /// <summary>The plans as one.</summary>
    public static Plan Join(IReadOnlyList<Plan> plans) => new()
    {
        Cars = [.. plans.SelectMany(plan => plan.Cars)],
        OwnWays = [.. plans.SelectMany(plan => plan.OwnWays)],
        Unplaced = [.. plans.SelectMany(plan => plan.Unplaced)],
        Broken = [.. plans.SelectMany(plan => plan.Broken)],
        Worth = new PlanWorth(
            plans.Sum(plan => plan.Worth.Value),
            plans.Sum(plan => plan.Worth.Bound),
            plans.Sum(plan => plan.Worth.Minutes),
            plans.All(plan => plan.Worth.LeastMinutes is not null) ? plans.Sum(plan => plan.Worth.LeastMinutes) : null),
        StoppedBy = plans.Max(plan => plan.StoppedBy),
        Work = plans.Sum(plan => plan.Work),
    };
}
