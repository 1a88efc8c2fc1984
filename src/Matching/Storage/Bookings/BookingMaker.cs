using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Makes bookings: reads all they rest on, plans the seats with nothing locked, then holds it, sees that nothing has changed, and writes. Where something
/// has, it begins again.
/// </summary>
internal sealed class BookingMaker(
    Database source,
    OnceWriter once,
    BookingCases cases,
    BookingPlanner planner,
    BookingWriter writer,
    BookingEnder ender,
    SignUpWriter signUps,
    Happenings happenings,
    TimeProvider clock)
{
    /// <summary>No client makes these calls, so none is made twice.</summary>
    private static readonly WriteKey Rematching = new("", "rematch", "", []);

    /// <inheritdoc cref="IBookings.CreateAsync"/>
    public Task<Result<BookingRows>> CreateAsync(WriteKey key, Caller caller, BookingWish wish, CancellationToken cancellation) =>
        MakeAsync(key, wish, (request, session) => OriginFor(caller, request, session), AlsoNothing, cancellation);

    /// <summary>Asks for seats by an organiser's plan: driver and passenger are both asked, whatever they have said yes to ahead. Fails as <see cref="CreateAsync"/> does.</summary>
    public Task<Result<BookingRows>> ProposeAsync(WriteKey key, BookingWish wish, CancellationToken cancellation) =>
        MakeAsync(key, wish, (_, _) => BookingOrigin.Plan, AlsoNothing, cancellation);

    /// <summary>
    /// Asks for seats on behalf of somebody who lost theirs: the driver's yes is given where the offer is instant, the passenger's where they have
    /// allowed it. Fails as <see cref="CreateAsync"/> does, and with what <paramref name="also"/> fails with.
    /// </summary>
    /// <param name="wish">What is asked for.</param>
    /// <param name="also">What is to be done in the same transaction.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public Task<Result<BookingRows>> RematchAsync(
        BookingWish wish, Func<NpgsqlConnection, IReadOnlyList<BookingRow>, CancellationToken, Task<Failure?>> also, CancellationToken cancellation) =>
        MakeAsync(Rematching, wish, (_, _) => BookingOrigin.Rematch, also, cancellation);

    private Task<Result<BookingRows>> MakeAsync(
        WriteKey key,
        BookingWish wish,
        Func<LiftRequest, Session, BookingOrigin?> origin,
        Func<NpgsqlConnection, IReadOnlyList<BookingRow>, CancellationToken, Task<Failure?>> also,
        CancellationToken cancellation) =>
        BookingFailures.OfGuardsAsync(once.RunPlannedAsync<Drafts, BookingRows>(
            key,
            cancel => PlanAsync(wish, origin, cancel),
            (connection, drafts, cancel) => WriteAsync(connection, drafts, also, cancel),
            cancellation));

    private async Task<Result<Drafts>> PlanAsync(BookingWish wish, Func<LiftRequest, Session, BookingOrigin?> origin, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        var read = await cases.ReadAsync(connection, wish.RequestId, wish.Offers, (request, session) => origin(request, session) is not null, cancellation);
        if (!read.TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (found.Cars.Any(car => car.Offer.Campaign != found.Request.Campaign))
        {
            return new Failure(Reason.LiftOfferNotFound, "There is no such offer.");
        }

        if (wish.FaultOfLegs(found.Request) is { } unasked)
        {
            return unasked;
        }

        if (found.IsOver(clock.GetUtcNow()))
        {
            return BookingFailures.Over;
        }

        var boarding = BoardingChoice.Any(await BookingCases.PointsNearAsync(connection, found.Request.Needs, cancellation));
        await connection.CloseAsync();
        return await DraftAsync(found, wish, boarding, origin(found.Request, found.Session)!.Value, cancellation);
    }

    private async Task<Result<Drafts>> DraftAsync(BookingCase found, BookingWish wish, BoardingChoice boarding, BookingOrigin origin, CancellationToken cancellation)
    {
        var ids = wish.Offers.Select(_ => Guid.CreateVersion7(clock.GetUtcNow())).ToList();
        var drafts = new List<BookingDraft>(2);
        for (var at = 0; at < found.Cars.Count; at++)
        {
            var car = found.Cars[at];
            if (await planner.PlanAsync(ids[at], car, found.Request, found.Session, wish.LegsOf(at, found.Request), boarding, cancellation) is not { } plan)
            {
                return BookingFailures.NoFit;
            }

            Guid? pair = ids.Count == 2 ? ids[1 - at] : null;
            drafts.Add(new BookingDraft(plan, found.Request, pair, car.Offer.Terms.Instant && origin != BookingOrigin.Plan, PassengerYes(origin, found.Request), origin));
        }

        return new Drafts(found, drafts);
    }

    private static bool PassengerYes(BookingOrigin origin, LiftRequest request) =>
        origin == BookingOrigin.Passenger || (origin == BookingOrigin.Rematch && request.Needs.RematchInstantly);

    /// <summary>The passenger asks for themselves, an organiser for others; null for whoever may not ask.</summary>
    private static BookingOrigin? OriginFor(Caller caller, LiftRequest request, Session session) =>
        !caller.Reaches(session.Whose() with { Owner = request.Passenger }) ? null
        : request.Passenger == caller.Subject ? BookingOrigin.Passenger
        : BookingOrigin.Plan;

    private static Task<Failure?> AlsoNothing(NpgsqlConnection connection, IReadOnlyList<BookingRow> rows, CancellationToken cancellation) =>
        Task.FromResult<Failure?>(null);

    private async Task<Result<BookingRows>> WriteAsync(
        NpgsqlConnection connection,
        Drafts drafts,
        Func<NpgsqlConnection, IReadOnlyList<BookingRow>, CancellationToken, Task<Failure?>> also,
        CancellationToken cancellation)
    {
        if (await BookingCases.HoldAsync(connection, drafts.Case, cancellation) is not { } live)
        {
            return PlannedWrites.Stale;
        }

        var rivals = new Rivals(live, [.. drafts.Each.Select(draft => draft.Plan)]);
        if (rivals.HaveSeat || rivals.AskedSameCar)
        {
            return BookingFailures.Booked;
        }

        var accepted = drafts.Each.All(draft => draft.DriverYes && draft.PassengerYes);
        if (accepted)
        {
            var request = drafts.Case.Request;
            var passenger = Caller.InNameOf(request.Passenger, request.PassengerName, request.Campaign);
            if ((await signUps.EnsureAsync(connection, request.Needs.SessionId, passenger, request.Needs.PartySize, cancellation)).Failure is { } full)
            {
                return full;
            }

            await ender.CancelEachAsync(connection, rivals.Falling, _ => EndedBy.Rival, cancellation);
        }

        var rows = new List<BookingRow>(2);
        foreach (var draft in drafts.Each)
        {
            await writer.InsertAsync(connection, draft, accepted, cancellation);
            var row = (await BookingEnder.FindRowAsync(connection, draft.Plan.Booking, cancellation))!;
            rows.Add(row);
            await happenings.OfBookingAsync(
                connection, accepted ? "BOOKING_ACCEPTED" : "BOOKING_REQUESTED", row.Booking, ToTell(row.Booking), cancellation);
        }

        return await also(connection, rows, cancellation) is { } failed ? failed : new BookingRows(rows);
    }

    private static string[] ToTell(Booking booking) => booking.Awaits switch
    {
        Awaits.Driver => [booking.Driver],
        // Whoever was found another lift is told that, in its own words.
        Awaits.Passenger => booking.Origin == BookingOrigin.Rematch ? [] : [booking.Passenger],
        _ => booking.Origin == BookingOrigin.Rematch ? [booking.Driver] : [booking.Driver, booking.Passenger],
    };

    /// <summary>The bookings to be, and what they rest on.</summary>
    private sealed record Drafts(BookingCase Case, IReadOnlyList<BookingDraft> Each);
}
