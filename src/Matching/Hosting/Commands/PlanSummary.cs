using System.Globalization;
using Matching.Plans;

namespace Matching.Hosting.Commands;

/// <summary>A plan for people to read.</summary>
internal static class PlanSummary
{
    /// <summary>Prints it: what it comes to, who is left out and why, and for each session its people, cars and what it lacks.</summary>
    public static void Print(PlanProblem problem, Plan plan, TimeSpan took, TextWriter output)
    {
        var parties = problem.Volunteers.ToDictionary(one => one.Id, one => one.Party, StringComparer.Ordinal);
        var people = problem.Volunteers.Sum(one => one.Party);
        var left = plan.Unplaced.Sum(one => parties[one.Volunteer]);
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"value {plan.Worth.Value:F3}, at most {plan.Worth.Bound:F3}, gap {plan.Worth.Gap:P2}");
        Line($"{people - left:N0} of {people:N0} people placed, {plan.Cars.Count:N0} cars, {plan.Worth.Minutes:N0} minutes driven");
        Line($"{took.TotalSeconds:F1} s, {plan.Work:F1} units of work, stopped by {plan.StoppedBy}");
        foreach (var reason in plan.Unplaced.GroupBy(one => one.Reason).OrderBy(group => group.Key))
        {
            Line($"  left out, {Words(reason.Key)}: {reason.Sum(one => parties[one.Volunteer]):N0} people");
        }

        foreach (var broken in plan.Broken)
        {
            Line($"  kept all the same: {broken.ToWords()}");
        }

        foreach (var one in plan.HeadcountsOf(problem))
        {
            Line($"{one.Session.Id}: {one.People:N0} people in {one.Cars:N0} cars and {one.OwnWay:N0} on their own, {one.Shortfall:N0} short of {one.Session.Wanted:N0}");
        }
    }

    private static string Words(UnplacedReason reason) => reason switch
    {
        UnplacedReason.NoSeatWithinReach => "no seat within reach",
        UnplacedReason.SessionsFull => "sessions full",
        UnplacedReason.NoCarPasses => "no car passes",
        UnplacedReason.NotWorthTheWay => "not worth the way",
        UnplacedReason.BookedOtherwise or UnplacedReason.NotPlanned => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Only plans of stored weekends say this."),
    };
}
