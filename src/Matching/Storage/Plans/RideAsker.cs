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
/// Asks for the seats of a plan, each by <see cref="BookingMaker"/> as if an organiser had asked for it. Whoever no longer fits into the car of the plan is asked about the best that passes now; who has any live booking is left to it.
/// </summary>
internal sealed class RideAsker(Database source, BookingMaker maker, LiftFinder finder, IOriginVault vault, TimeProvider clock)
{
    /// <summary>Other cars that are tried for one party.</summary>
    private const int MostTries = 3;

    private static readonly string Request = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string Session = SessionRow.Statement("Sessions/get.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");

    /// <summary>Asks for one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="request">Who is to ride.</param>
    /// <param name="offer">In whose car; null where that car does not come.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Result<CommittedRide>> AskAsync(Guid plan, Guid request, Guid? offer, CancellationToken cancellation)
    {
        if (offer is not { } car)
        {
            return await AnotherAsync(plan, request, offer, BookingFailures.Over, cancellation);
        }

        // One key a ride of a plan, whoever commits it: asked for once, whatever becomes of it.
        var asked = await maker.ProposeAsync(Key("ride", plan, request) with { ContentHash = car.ToByteArray() }, new BookingWish(request, car, null, null), cancellation);
        if (asked.TryGet(out var rows, out var failure))
        {
            return new CommittedRide(request, car, rows.Rows[0].Booking.Id, Replanned: false);
        }

        return failure.Reason is Reason.NoLongerFits or Reason.LiftClosed or Reason.LiftOfferNotFound
            ? await AnotherAsync(plan, request, offer, failure, cancellation)
            : failure;
    }

    private async Task<Result<CommittedRide>> AnotherAsync(Guid plan, Guid id, Guid? offer, Failure failure, CancellationToken cancellation)
    {
        if (!(await WishAsync(id, cancellation)).TryGet(out var wish, out var settled))
        {
            return settled;
        }

        var notIn = offer is { } car ? new HashSet<Guid> { car } : [];
        var matches = (await finder.FindAsync(wish with { NotIn = notIn }, MostTries, cancellation)).Matches;
        foreach (var option in RematchOption.Of(id, wish.Legs, matches).Take(MostTries))
        {
            // Of two who commit at once the second is answered by what the first has asked for.
            var asked = await maker.ProposeAsync(Key("another", plan, id), option.Wish, cancellation);
            if (asked.TryGet(out var rows, out _))
            {
                return new CommittedRide(id, rows.Rows[0].Booking.OfferId, rows.Rows[0].Booking.Id, Replanned: true);
            }
        }

        return failure;
    }

    private static WriteKey Key(string what, Guid plan, Guid request) => new("", $"CommitPlan/{what}", $"{plan:N}{request:N}", []);

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
