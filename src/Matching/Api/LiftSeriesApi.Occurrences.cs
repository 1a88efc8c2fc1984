using Grpc.Core;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.V1;
using LiftOccurrence = Matching.Lifts.Recurring.LiftOccurrence;
using LiftSeries = Matching.Lifts.Recurring.LiftSeries;
using Wire = Matching.V1;

namespace Matching.Api;

/// <content>Single dates of a series.</content>
internal sealed partial class LiftSeriesApi
{
    private static readonly Failure NoDate = new(Reason.OccurrenceNotFound, "The series has no such date to come.");

    /// <inheritdoc />
    public override async Task<UpdateLiftOccurrenceResponse> UpdateLiftOccurrence(UpdateLiftOccurrenceRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("lift_occurrence.lift_series", request.LiftOccurrence?.LiftSeries ?? "");
        var date = checks.Date("lift_occurrence.date", request.LiftOccurrence?.Date ?? "");
        if (await checks.EarlierAsync(() => series.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftOccurrence = ToWire(earlier, date!.Value) };
        }

        if (request.LiftOccurrence is null || id == Guid.Empty || date is not { } day)
        {
            checks.ThrowIfAny();
            throw ErrorTable.ToException(NoDate);
        }

        var changed = await WriteCalls.ChangeAsync(
            "",
            async () =>
            {
                var stored = await OwnAsync(id, caller, context);
                return (stored, stored.Version);
            },
            stored => Task.FromResult(Changed(checks, request, stored, day)),
            (read, version) => series.ChangeAsync(key, caller, id, read.Occurrences[0], read.Terms, version, context.CancellationToken));
        return new() { LiftOccurrence = ToWire(changed, day) };
    }

    /// <inheritdoc />
    public override async Task<SkipLiftOccurrenceResponse> SkipLiftOccurrence(SkipLiftOccurrenceRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("lift_series", request.LiftSeries);
        var date = checks.Date("date", request.Date);
        checks.ThrowIfAny();
        var left = await series.SkipAsync(key, caller, id, date!.Value, context.CancellationToken);
        return new() { LiftOccurrence = ToWire(left.OrThrow(), date.Value) };
    }

    /// <summary>The series with one date as it is stored, and the terms that the request gives it.</summary>
    private LiftSeries Changed(FieldChecks checks, UpdateLiftOccurrenceRequest request, LiftSeries stored, DateOnly day)
    {
        var occurrence = stored.Occurrences.FirstOrDefault(one => one.Times.Date == day)
            ?? (stored.Dates().FirstOrDefault(times => times.Date == day) is { } times
                ? new LiftOccurrence { Times = times, State = OccurrenceState.Waiting, Version = stored.Version }
                : throw ErrorTable.ToException(NoDate));
        var changed = occurrence.ToWire(stored);
        checks.Overlay(request.UpdateMask, request.LiftOccurrence, changed);
        var own = reader.Own(checks, changed, occurrence, stored);
        checks.ThrowIfAny();
        return stored with { Occurrences = [occurrence], Terms = own };
    }

    private static Wire.LiftOccurrence ToWire(LiftSeries stored, DateOnly day) => stored.Occurrences.First(one => one.Times.Date == day).ToWire(stored);
}
