using Matching.Plans;

namespace Matching.Tests.Plans;

/// <summary>Problems with other volunteers.</summary>
internal static class ProblemChanges
{
    /// <summary>The problem with one volunteer changed.</summary>
    public static PlanProblem Of(this PlanProblem problem, string id, Func<PlanVolunteer, PlanVolunteer> change) => problem.Each(one => one.Id == id ? change(one) : one);

    /// <summary>The problem with all volunteers changed.</summary>
    public static PlanProblem Each(this PlanProblem problem, Func<PlanVolunteer, PlanVolunteer> change) => problem with { Volunteers = [.. problem.Volunteers.Select(change)] };
}
