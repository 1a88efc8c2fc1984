using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>
/// Changes requests. Those who ride in the same cars stay as promised; the party that changed keeps its seats where it still fits between them.
/// Planned with nothing locked, as every change.
/// </summary>
internal sealed class LiftRequestChanger(
    Database source,
    OnceWriter once,
    BookingCases cases,
    ChangePlanner changes,
    CarRewriter rewriter,
    SignUpWriter signUps,
    IOriginVault vault,
    TimeProvider clock)
{
    private static readonly string Get = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string Update = Sql.Read("Lifts/request_update.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");

    private static readonly string StepFreePoints = Sql.Read("Lifts/step_free_points.sql");

    private static readonly Failure Begun = Failure.Invalid("lift_request.party_size", "Must stay: a leg that you have a seat on has begun; cancel the booking and ask for other seats.");
    private static readonly Failure Changed = new(Reason.EtagMismatch, "The request has changed; read it again.");

    /// <inheritdoc cref="ILiftRequests.UpdateAsync"/>
    public Task<Result<RequestRow>> UpdateAsync(WriteKey key, Caller passenger, Guid id, LiftNeeds needs, long version, CancellationToken cancellation) =>
        once.RunPlannedAsync<Plan, RequestRow>(
            key,
            cancel => PlanAsync(passenger, id, needs, version, cancel),
            (connection, plan, cancel) => WriteAsync(connection, passenger, plan, cancel),
            cancellation);

    private async Task<Result<Plan>> PlanAsync(Caller passenger, Guid id, LiftNeeds needs, long version, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        await using var find = connection.Command(OfRequest, id);
        var live = (await find.ReadAllAsync(BookingRow.Read, cancellation)).Select(row => row.Open(vault)).ToList();
        var read = await cases.ReadAsync(connection, id, [.. live.Select(booking => booking.OfferId)], (wish, _) => passenger.Reaches(wish.Whose()), cancellation);
        if (!read.TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (found.Request.Version != version)
        {
            return Changed;
        }

        if (found.Request.Cancelled || found.Session.Remote || found.Session.IsClosed(clock.GetUtcNow()))
        {
            return BookingFailures.Over;
        }

        // Which public points are step-free matters only to those who have just said so.
        var stepFree = needs.StepFree && !found.Request.Needs.StepFree ? await StepFreeAsync(connection, live, cancellation) : null;
        await connection.CloseAsync();
        var request = found.Request with { Needs = needs };
        var planned = new List<CarChange>(live.Count);
        for (var at = 0; at < live.Count; at++)
        {
            planned.Add(await changes.OfPartyAsync(found.Cars[at], new Party(live[at], request, found.Session), stepFree, cancellation));
        }

        if (needs.PartySize != found.Request.Needs.PartySize && planned.Any(change => change.Live.Any(booking => (booking.Directions & change.Begun) != Legs.None)))
        {
            return Begun;
        }

        return new Plan(found, request, planned);
    }

    private async Task<Result<RequestRow>> WriteAsync(NpgsqlConnection connection, Caller passenger, Plan plan, CancellationToken cancellation)
    {
        var (before, needs, asks) = (plan.Case.Request.Needs, plan.Request.Needs, plan.Request);
        if (await BookingCases.HoldAsync(connection, plan.Case, cancellation) is not { } live
            || !live.Select(row => (row.Booking.Id, row.Booking.Version)).ToHashSet().SetEquals(
                plan.Changes.SelectMany(change => change.Live).Select(booking => (booking.Id, booking.Version))))
        {
            return PlannedWrites.Stale;
        }

        if (live.Any(row => row.Booking.State == BookingState.Accepted)
            && (await signUps.FollowAsync(
                connection, before.SessionId, Caller.InNameOf(asks.Passenger, asks.PassengerName, asks.Campaign), before.PartySize, needs.PartySize, cancellation)).Failure is { } full)
        {
            return full;
        }

        foreach (var change in plan.Changes)
        {
            await rewriter.EndFallenAsync(connection, change, cancellation);
        }

        await connection.RunAsync(
            Update, cancellation, plan.Request.Id, needs.PartySize, needs.EarliestDeparture, needs.LatestReturn, needs.MaxWalkMetres, needs.WomenOnly,
            needs.WomenOnlyWelcome, needs.Wheelchair, needs.ChildSeat, needs.StepFree, needs.MeetingPointsOnly, needs.RematchInstantly, clock.GetStorableNow());
        foreach (var change in plan.Changes)
        {
            await rewriter.SeatKeptAsync(connection, change, passenger.Subject, cancellation);
        }

        await using var again = connection.Command(Get, plan.Request.Id);
        return (await again.ReadOneAsync(RequestRow.Read, cancellation))!;
    }

    /// <summary>Those of the bookings' points where a car can be boarded without steps.</summary>
    private static async Task<IReadOnlyCollection<GridPoint>> StepFreeAsync(NpgsqlConnection connection, IEnumerable<Booking> bookings, CancellationToken cancellation)
    {
        var points = bookings.SelectMany(booking => booking.Legs).Where(leg => leg.MeetingPoint.Length > 0).Select(leg => leg.Home).ToList();
        await using var command = connection.Command(
            StepFreePoints, points.Select(point => point.Easting).ToArray(), points.Select(point => point.Northing).ToArray());
        return await command.ReadAllAsync(row => new GridPoint(row.GetDouble(0), row.GetDouble(1)), cancellation);
    }

    /// <summary>What a request will say, and what that means for its bookings.</summary>
    private sealed record Plan(BookingCase Case, LiftRequest Request, IReadOnlyList<CarChange> Changes);
}
