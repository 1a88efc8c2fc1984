using Matching.Bookings;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>
/// Moves a session with all who ride there: cars that go there, and those who pass it for somebody. Whoever still fits near the promised time is kept.
/// Planned with nothing locked; the session's own lock, then requests, then offers are held when it is written.
/// </summary>
internal sealed class SessionMover(
    Database source,
    CarCases cases,
    LegPlanner legPlanner,
    ChangePlanner changes,
    CarRewriter rewriter,
    Happenings happenings,
    LiftRules rules)
{
    private static readonly string Get = SessionRow.Statement("Sessions/get.sql");
    private static readonly string Offers = Sql.Read("Bookings/session_offers.sql");
    private static readonly string LockRequests = Sql.Read("Bookings/lock_session_requests.sql");
    private static readonly string Redraw = Sql.Read("Lifts/leg_redraw.sql");

    /// <summary>Plans a move; null where the session stays where and when it is, or becomes one that nobody travels to.</summary>
    public async Task<SessionMove?> PlanAsync(Session to, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        await using var find = connection.Command(Get, to.Id);
        if (to.Remote || await find.ReadOneAsync(SessionRow.Read, cancellation) is not { } stored || LegPlanner.SameWay(stored, to))
        {
            return null;
        }

        var found = await cases.ReadAsync(connection, [.. (await OffersAsync(connection, to.Id, cancellation)).Select(offer => offer.Id)], cancellation);
        await connection.CloseAsync();
        var cars = new List<CarChange>(found.Count);
        var legs = new List<(Guid, long, LegPlan)>();
        foreach (var one in found)
        {
            cars.Add(await changes.OfCarAsync(
                one.Car,
                Moved(one.Car, to),
                [.. one.Parties.Select(party => party.Session.Id == to.Id ? party with { Session = to } : party)],
                cancellation));
            if (one.Car.Session.Id == to.Id)
            {
                legs.AddRange((await legPlanner.PlanAgainAsync(one.Car.Offer.Terms, to, cancellation)).Select(leg => (one.Car.Offer.Id, one.Car.Offer.Version, leg)));
            }
        }

        return new SessionMove(to, cars, legs);
    }

    /// <summary>Holds requests and offers, after the session itself.</summary>
    /// <returns>Requested bookings of people who go there that the plan does not know of; null where something has changed that the plan rests on.</returns>
    public static async Task<IReadOnlyList<Booking>?> HoldAsync(NpgsqlConnection connection, SessionMove move, CancellationToken cancellation)
    {
        await connection.RunAsync(LockRequests, cancellation, move.To.Id);
        var planned = move.Cars.Select(car => car.Read.Offer.Id).ToHashSet();
        var unknown = (await OffersAsync(connection, move.To.Id, cancellation)).Where(offer => !planned.Contains(offer.Id)).ToList();
        if (unknown.Exists(offer => offer.Binds)
            || await CarCases.HoldAsync(connection, move.Cars, [.. unknown.Select(offer => offer.Id)], cancellation) is not { } late)
        {
            return null;
        }

        // Whoever asked a car that goes there, or goes there; not others who asked a car that only passes.
        var going = move.Cars.Where(car => car.Read.Session.Id == move.To.Id).Select(car => car.Read.Offer.Id).ToHashSet();
        return [.. late.Where(booking => booking.SessionId == move.To.Id || going.Contains(booking.OfferId))];
    }

    /// <summary>Writes a move that is held.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="move">The plan.</param>
    /// <param name="late">Bookings that were asked for meanwhile.</param>
    /// <param name="by">Subject of whoever moves it.</param>
    /// <param name="write">Writes the session.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task MoveAsync(NpgsqlConnection connection, SessionMove move, IReadOnlyList<Booking> late, string by, Func<Task> write, CancellationToken cancellation)
    {
        foreach (var car in move.Cars)
        {
            await rewriter.EndFallenAsync(connection, car, cancellation);
        }

        await rewriter.EndLateAsync(connection, late, cancellation);
        await write();
        foreach (var (offer, version, leg) in move.Legs)
        {
            await connection.RunAsync(
                Redraw, cancellation, offer, EnumText<LegDirection>.Of(leg.Direction), leg.Reach.ToPolygon(), leg.Earliest.ToUniversalTime(),
                leg.Latest.ToUniversalTime(), leg.BudgetSeconds, leg.Reach.From.ToPlain(), leg.Reach.Session.ToPlain(), version);
        }

        foreach (var car in move.Cars)
        {
            await rewriter.SeatKeptAsync(connection, car, by, cancellation);
            await happenings.OfOfferAsync(connection, "SESSION_CHANGED", car.Read.Offer.Id, cancellation);
        }

        await happenings.OfSessionAsync(connection, "SESSION_CHANGED", move.To, by, cancellation);
    }

    private Car Moved(Car car, Session to) => car.Session.Id != to.Id ? car : car with
    {
        Session = to,
        Legs = [.. car.Legs.Select(leg => LegMaker.Of(car.Offer.Terms, to, leg.Direction, rules) with { Stops = leg.Stops })],
    };

    private static async Task<IReadOnlyList<(Guid Id, bool Binds)>> OffersAsync(NpgsqlConnection connection, Guid session, CancellationToken cancellation)
    {
        await using var find = connection.Command(Offers, session);
        return await find.ReadAllAsync(row => (row.GetGuid(0), row.GetBoolean(1)), cancellation);
    }
}
