using Grpc.Core;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.V1;
using LiftRequest = Matching.Lifts.LiftRequest;

namespace Matching.Api;

/// <content>Lift requests. To anybody but the passenger they do not exist.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<RequestLiftResponse> RequestLift(RequestLiftRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => requests.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftRequest = earlier.ToWire() };
        }

        if (!checks.Present("lift_request", request.LiftRequest))
        {
            checks.ThrowIfAny();
        }

        var needs = checks.Needs(request.LiftRequest!, places);
        checks.ThrowIfAny();
        var stored = await requests.CreateAsync(key, caller, needs, context.CancellationToken);
        return new() { LiftRequest = stored.OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<GetLiftRequestResponse> GetLiftRequest(GetLiftRequestRequest request, ServerCallContext context) =>
        new() { LiftRequest = (await OwnRequestAsync(request.LiftRequest, context.Checks(), context)).ToWire() };

    /// <inheritdoc />
    public override async Task<ListLiftRequestsResponse> ListLiftRequests(ListLiftRequestsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await requests.PageAsync(caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            LiftRequests = { page.Take(size).Select(wish => wish.ToWire()) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<CancelLiftRequestResponse> CancelLiftRequest(CancelLiftRequestRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("lift_request", request.LiftRequest);
        checks.ThrowIfAny();
        var cancelled = await requests.CancelAsync(key, caller, id, Etags.Read(request.Etag), context.CancellationToken);
        return new() { LiftRequest = cancelled.OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<MatchRequestResponse> MatchRequest(MatchRequestRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var limit = checks.MatchLimit(request.HasLimit, request.Limit);
        var wish = await OwnRequestAsync(request.LiftRequest, checks, context);
        var session = await sessions.FindAsync(wish.Needs.SessionId, context.CancellationToken);
        if (wish.Cancelled || session is null || session.Remote || session.IsClosed(clock.GetUtcNow()))
        {
            return new MatchRequestResponse();
        }

        var found = await finder.FindAsync(wish.WishFor(session) with { Precision = Precision.Rounded }, limit, context.CancellationToken);
        return new()
        {
            Matches = { found.Matches.Select(match => match.ToWire(wish.Needs.Origin.Blurred)) },
            Possible = found.Possible,
        };
    }

    private async Task<LiftRequest> OwnRequestAsync(string id, FieldChecks checks, ServerCallContext context)
    {
        var caller = context.Required();
        var parsed = checks.Id("lift_request", id);
        checks.ThrowIfAny();
        return await requests.FindAsync(parsed, caller, context.CancellationToken)
            ?? throw ErrorTable.ToException(new Failure(Reason.LiftRequestNotFound, "You have no such request."));
    }
}
