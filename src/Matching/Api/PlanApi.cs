using Grpc.Core;
using Matching.People;
using Matching.Plans;
using Matching.Plans.Stored;
using Matching.V1;

namespace Matching.Api;

/// <summary>Weekends planned.</summary>
internal sealed partial class PlanApi(PlanStreams streams, IStoredPlans plans, IPlanCommits commits, ISentVolunteers sent, IWrites writes, SolvingRules rules) : PlanService.PlanServiceBase
{
    /// <inheritdoc />
    public override Task SolvePlan(SolvePlanRequest request, IServerStreamWriter<SolvePlanResponse> responseStream, ServerCallContext context)
    {
        var checks = context.Checks();
        var problem = checks.Problem("problem", request.Problem, rules);
        checks.ThrowIfAny();
        return streams.SendAsync(problem, responseStream, context);
    }
}
