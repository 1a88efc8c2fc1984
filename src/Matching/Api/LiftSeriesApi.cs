using Grpc.Core;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;
using LiftSeries = Matching.Lifts.Recurring.LiftSeries;

namespace Matching.Api;

/// <summary>Recurring offers over gRPC. To anybody but their driver they do not exist.</summary>
internal sealed partial class LiftSeriesApi(ILiftSeries series, LiftSeriesReader reader) : LiftSeriesService.LiftSeriesServiceBase
{
    private static readonly Failure NoSeries = new(Reason.LiftSeriesNotFound, "You have no such series.");

    /// <inheritdoc />
    public override async Task<CreateLiftSeriesResponse> CreateLiftSeries(CreateLiftSeriesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => series.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftSeries = earlier.ToWire() };
        }

        if (!checks.Present("lift_series", request.LiftSeries))
        {
            checks.ThrowIfAny();
        }

        var draft = await reader.ReadAsync(checks, request.LiftSeries!, caller, null, context.CancellationToken);
        checks.ThrowIfAny();
        return new() { LiftSeries = (await series.CreateAsync(key, draft, context.CancellationToken)).OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<GetLiftSeriesResponse> GetLiftSeries(GetLiftSeriesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var id = checks.Id("lift_series", request.LiftSeries);
        checks.ThrowIfAny();
        return new() { LiftSeries = (await OwnAsync(id, caller, context)).ToWire() };
    }

    /// <inheritdoc />
    public override async Task<ListLiftSeriesResponse> ListLiftSeries(ListLiftSeriesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await series.PageAsync(caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            LiftSeries = { page.Take(size).Select(one => one.ToWire()) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<UpdateLiftSeriesResponse> UpdateLiftSeries(UpdateLiftSeriesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => series.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftSeries = earlier.ToWire() };
        }

        var id = checks.Id("lift_series.id", request.LiftSeries?.Id ?? "");
        if (request.LiftSeries is null || id == Guid.Empty)
        {
            checks.ThrowIfAny();
        }

        var updated = await WriteCalls.ChangeAsync(
            request.LiftSeries!.Etag,
            async () =>
            {
                var stored = await OwnAsync(id, caller, context);
                return (stored, stored.Version);
            },
            async stored =>
            {
                var changed = stored.ToWire();
                checks.Overlay(request.UpdateMask, request.LiftSeries, changed);
                var read = await reader.ReadAsync(checks, changed, caller, stored, context.CancellationToken);
                checks.ThrowIfAny();
                return read;
            },
            (changed, version) => series.UpdateAsync(key, caller, changed, version, context.CancellationToken));
        return new() { LiftSeries = updated.ToWire() };
    }

    /// <inheritdoc />
    public override async Task<CancelLiftSeriesResponse> CancelLiftSeries(CancelLiftSeriesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("lift_series", request.LiftSeries);
        checks.ThrowIfAny();
        var cancelled = await series.CancelAsync(key, caller, id, Etags.Read(request.Etag), request.CancelBooked, context.CancellationToken);
        return new() { LiftSeries = cancelled.OrThrow().ToWire() };
    }

    private async Task<LiftSeries> OwnAsync(Guid id, Caller caller, ServerCallContext context) =>
        await series.FindAsync(id, caller, context.CancellationToken) ?? throw ErrorTable.ToException(NoSeries);
}
