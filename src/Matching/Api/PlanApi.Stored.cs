using Grpc.Core;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Stored;
using Matching.V1;
using StoredPlan = Matching.Plans.Stored.StoredPlan;

namespace Matching.Api;

/// <content>Plans of stored weekends.</content>
internal sealed partial class PlanApi
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);

    private static readonly Failure Unknown = new(Reason.PlanNotFound, "There is no such plan.");

    /// <inheritdoc />
    public override async Task<CreatePlanResponse> CreatePlan(CreatePlanRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (!checks.Present("plan", request.Plan))
        {
            checks.ThrowIfAny();
        }

        var sent = request.Plan!;
        if (checks.IsSlug("plan.campaign", sent.Campaign))
        {
            caller.Require(new Whose(sent.Campaign));
        }

        var wish = WishOf(checks, sent);
        checks.ThrowIfAny();
        return new() { Operation = (await plans.CreateAsync(key, wish, context.CancellationToken)).OrThrow().ToOperation() };
    }

    /// <inheritdoc />
    public override async Task<GetPlanResponse> GetPlan(GetPlanRequest request, ServerCallContext context) =>
        new() { Plan = (await FindAsync("plan", request.Plan, context)).ToWire() };

    /// <inheritdoc />
    public override async Task<CommitPlanResponse> CommitPlan(CommitPlanRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("plan", request.Plan);
        checks.ThrowIfAny();
        if (await plans.FindAsync(id, context.CancellationToken) is not { } plan)
        {
            // Where the id of the call was used for another plan, that is what is wrong.
            throw ErrorTable.ToException((await writes.RecallAsync<PlanCommit>(key, context.CancellationToken))?.Failure ?? Unknown);
        }

        caller.Require(plan.Whose());
        return (await commits.CommitAsync(key, plan, context.CancellationToken)).OrThrow().ToWire();
    }

    /// <inheritdoc />
    public override async Task<GetOperationResponse> GetOperation(GetOperationRequest request, ServerCallContext context) =>
        new() { Operation = (await FindAsync("operation", request.Operation, context)).ToOperation() };

    /// <inheritdoc />
    public override async Task<CancelOperationResponse> CancelOperation(CancelOperationRequest request, ServerCallContext context)
    {
        var plan = await FindAsync("operation", request.Operation, context);
        await plans.StopAsync(plan.Id, context.CancellationToken);
        return new() { Operation = (await plans.FindAsync(plan.Id, context.CancellationToken) ?? throw ErrorTable.ToException(Unknown)).ToOperation() };
    }

    /// <summary>A plan that the caller may see.</summary>
    private Task<StoredPlan> FindAsync(string field, string id, ServerCallContext context) => FindAsync(context.Checks(), field, id, context);

    private async Task<StoredPlan> FindAsync(FieldChecks checks, string field, string id, ServerCallContext context)
    {
        var caller = context.Required();
        var plan = checks.Id(field, id);
        checks.ThrowIfAny();
        var found = await plans.FindAsync(plan, context.CancellationToken) ?? throw ErrorTable.ToException(Unknown);
        caller.Require(found.Whose());
        return found;
    }

    private PlanWish WishOf(FieldChecks checks, V1.StoredPlan sent)
    {
        var from = checks.Instant("plan.from", sent.From);
        var until = checks.Instant("plan.until", sent.Until);
        if (sent.From is not null && sent.Until is not null && (until <= from || until - from > LongestWindow))
        {
            checks.Add("plan.until", "Must be after from, and at most 31 days later.", "plan.from");
        }

        if (sent.HasWorkLimit && !(sent.WorkLimit > 0 && double.IsFinite(sent.WorkLimit)))
        {
            checks.Add("plan.work_limit", "Must be more than 0.");
        }

        var time = rules.UsualSearch;
        if (sent.TimeLimit is { } limit)
        {
            if (limit.Seconds < 1 || limit.Seconds + (limit.Nanos / 1e9) > rules.LongestSearch.TotalSeconds)
            {
                checks.Add("plan.time_limit", FormattableString.Invariant($"Must be 1 to {rules.LongestSearch.TotalSeconds} seconds."));
            }
            else
            {
                time = TimeSpan.FromSeconds(limit.Seconds + (limit.Nanos > 0 ? 1 : 0));
            }
        }

        return new PlanWish(sent.Campaign, from, until, time, sent.HasWorkLimit ? sent.WorkLimit : null);
    }
}
