using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the PlanService to Matching, but SolvePlan, which is an event stream.</summary>
internal sealed class PlanForwarder(PlanService.PlanServiceClient matching, CallForwarding forward) : PlanService.PlanServiceBase
{
    /// <inheritdoc />
    public override Task<CreatePlanResponse> CreatePlan(CreatePlanRequest request, ServerCallContext context) =>
        matching.CreatePlanAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetPlanResponse> GetPlan(GetPlanRequest request, ServerCallContext context) =>
        matching.GetPlanAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListSentVolunteersResponse> ListSentVolunteers(ListSentVolunteersRequest request, ServerCallContext context) =>
        matching.ListSentVolunteersAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CommitPlanResponse> CommitPlan(CommitPlanRequest request, ServerCallContext context) =>
        matching.CommitPlanAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetOperationResponse> GetOperation(GetOperationRequest request, ServerCallContext context) =>
        matching.GetOperationAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelOperationResponse> CancelOperation(CancelOperationRequest request, ServerCallContext context) =>
        matching.CancelOperationAsync(request, forward.Options(context)).ResponseAsync;
}
