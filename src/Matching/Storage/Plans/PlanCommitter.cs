using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Stored;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;

namespace Matching.Storage.Plans;

/// <summary>
/// Turns a plan into requested bookings, one after another, each by <see cref="BookingMaker"/> as if an organiser had asked for it. Whoever no longer fits into the car of the plan is asked about the best that passes now; who has any live booking
/// is left to it.
/// </summary>
internal sealed class PlanCommitter(Database source, OnceWriter once, BookingMaker maker, LiftFinder finder, IOriginVault vault, TimeProvider clock) : IPlanCommits
{
    /// <summary>After this what is left is left for another call, which a client need not wait for.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(5);

    /// <summary>Other cars that are tried for one party.</summary>
    private const int MostTries = 3;

    private static readonly string Request = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string Session = SessionRow.Statement("Sessions/get.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");

    private static readonly Failure NotReady = new(Reason.PlanNotReady, "The plan is not made yet, or could not be made.");

    /// <inheritdoc />
    public async Task<Result<PlanCommit>> CommitAsync(WriteKey key, StoredPlan plan, CancellationToken cancellation)
    {
        if (await once.RecallAsync<PlanCommit>(key, cancellation) is { } earlier)
        {
            return earlier;
        }

        if (plan.Outcome is not { } outcome)
        {
            return NotReady;
        }

        var start = clock.GetTimestamp();
        var rides = outcome.Cars.SelectMany(car => car.Riders.Select(rider => (Request: rider, car.Offer))).ToList();
        var made = new List<CommittedRide>();
        var not = new List<UncommittedRide>();
        foreach (var ride in rides)
        {
            if (made.Count + not.Count > 0 && clock.GetElapsedTime(start) > Enough)
            {
                break;
            }

            var result = await AskAsync(key, plan.Id, ride.Request, ride.Offer, cancellation);
            if (result.TryGet(out var done, out var failure))
            {
                made.Add(done);
            }
            else
            {
                not.Add(new UncommittedRide(ride.Request, failure.Reason, failure.Detail));
            }
        }

        // Each ride stands for itself; this keeps what is answered.
        var commit = new PlanCommit(made, not, rides.Count - made.Count - not.Count);
        return await once.RunAsync<PlanCommit>(key, (_, _) => Task.FromResult<Result<PlanCommit>>(commit), cancellation);
    }

    private async Task<Result<CommittedRide>> AskAsync(WriteKey key, Guid plan, Guid request, Guid offer, CancellationToken cancellation)
    {
        // One key a ride of a plan, whoever commits it: asked for once, whatever becomes of it.
        var ride = key with { Rpc = $"{key.Rpc}/ride", RequestId = $"{plan:N}{request:N}", ContentHash = offer.ToByteArray() };
        var asked = await maker.ProposeAsync(ride, new BookingWish(request, offer, null, null), cancellation);
        if (asked.TryGet(out var rows, out var failure))
        {
            return new CommittedRide(request, offer, rows.Rows[0].Booking.Id, Replanned: false);
        }

        return failure.Reason is Reason.NoLongerFits or Reason.LiftClosed or Reason.LiftOfferNotFound
            ? await AnotherAsync(key, request, offer, failure, cancellation)
            : failure;
    }

    private async Task<Result<CommittedRide>> AnotherAsync(WriteKey key, Guid id, Guid offer, Failure failure, CancellationToken cancellation)
    {
        if (!(await WishAsync(id, cancellation)).TryGet(out var wish, out var settled))
        {
            return settled;
        }

        var matches = (await finder.FindAsync(wish with { NotIn = new HashSet<Guid> { offer } }, MostTries, cancellation)).Matches;
        foreach (var option in RematchOption.Of(id, wish.Legs, matches).Take(MostTries))
        {
            // Under no key: a second call finds the booking that this one made.
            var asked = await maker.ProposeAsync(key with { RequestId = "" }, option.Wish, cancellation);
            if (asked.TryGet(out var rows, out _))
            {
                return new CommittedRide(id, option.Wish.OfferId, rows.Rows[0].Booking.Id, Replanned: true);
            }
        }

        return failure;
    }

    /// <summary>What somebody wants who has asked nobody yet.</summary>
    private async Task<Result<LiftWish>> WishAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        await using var find = connection.Command(Request, id);
        if ((await find.ReadOneAsync(RequestRow.Read, cancellation)) is not { Request.Cancelled: false } row)
        {
            return BookingFailures.Over;
        }

        await using var meets = connection.Command(Session, row.Request.Needs.SessionId);
        var session = (await meets.ReadOneAsync(SessionRow.Read, cancellation))!;
        await using var of = connection.Command(OfRequest, id);
        var live = await of.ReadAllAsync(BookingRow.Read, cancellation);
        return live.Count > 0 ? BookingFailures.Booked
            : session.Remote || session.StartsAt <= clock.GetUtcNow() || session.IsClosed(clock.GetUtcNow()) ? BookingFailures.Over
            : row.Open(vault).WishFor(session);
    }
}
