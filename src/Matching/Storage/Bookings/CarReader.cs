using Matching.Bookings;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Reads offers as cars: with their stops and riders, as one moment shows them.</summary>
internal sealed class CarReader(IOriginVault vault, LiftRules rules)
{
    private static readonly string Offers = OfferRow.Statement("Bookings/car_offers.sql");
    private static readonly string Sessions = SessionRow.Statement("Bookings/car_sessions.sql");
    private static readonly string Legs = Sql.Read("Bookings/car_legs.sql");
    private static readonly string Riders = Sql.Read("Bookings/car_riders.sql");
    private static readonly string Apart = Sql.Read("Bookings/car_apart.sql");

    /// <summary>The cars of those offers that exist, in the order of their ids. Whoever wants one moment reads within a transaction, or compares <see cref="Car.Schedule"/> under a lock later.</summary>
    public async Task<IReadOnlyList<Car>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        var offers = await ReadAllAsync(connection, Offers, ids, row => (Row: OfferRow.Read(row), Schedule: row.GetInt64(32)), cancellation);
        var sessions = (await ReadAllAsync(connection, Sessions, ids, SessionRow.Read, cancellation)).ToDictionary(session => session.Id);
        var riders = (await ReadAllAsync(connection, Riders, ids, ReadRider, cancellation)).ToLookup(rider => rider.OfferId, rider => rider.Rider);
        var apart = (await ReadAllAsync(connection, Apart, ids, ReadKeptOut, cancellation)).ToLookup(one => one.OfferId, one => one.KeptOut);
        var legs = (await ReadAllAsync(connection, Legs, ids, ReadLeg, cancellation)).ToLookup(leg => leg.OfferId);
        return [.. offers.Select(offer =>
        {
            var opened = offer.Row.Open(vault);
            var session = sessions[opened.Terms.SessionId];
            return new Car
            {
                Offer = opened,
                Schedule = offer.Schedule,
                Session = session,
                Legs = [.. legs[opened.Id]
                    .Where(leg => opened.Terms.Legs.HasFlag(leg.Direction.ToFlag()))
                    .Select(leg => LegMaker.Of(opened.Terms, session, leg.Direction, rules) with
                    {
                        StartWindow = leg.StartWindow,
                        Stops = leg.Stops,
                        Adults = BookingsOf(riders[opened.Id], leg.Direction, rider => rider.Escort),
                        Minors = BookingsOf(riders[opened.Id], leg.Direction, rider => rider.Minor),
                    })],
                Riders = [.. riders[opened.Id]],
                Apart = [.. apart[opened.Id]],
            };
        })];
    }

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        NpgsqlConnection connection, string sql, Guid[] ids, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, ids);
        return await command.ReadAllAsync(read, cancellation);
    }

    private static HashSet<Guid> BookingsOf(IEnumerable<Rider> riders, LegDirection direction, Func<Rider, bool> which) =>
        [.. riders.Where(rider => rider.Direction == direction && which(rider)).Select(rider => rider.BookingId)];

    private LegRow ReadLeg(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        EnumText<LegDirection>.Read(row.GetString(1)),

        new TimeWindow(row.Instant(2), row.Instant(3)),
        StopJson.Read(row.IsDBNull(4) ? null : row.GetString(4), vault));

    private static (Guid OfferId, KeptOut KeptOut) ReadKeptOut(NpgsqlDataReader row) => (
        row.GetGuid(0), new KeptOut(row.GetString(2), row.IsDBNull(1) ? null : EnumText<LegDirection>.Read(row.GetString(1))));

    private static (Guid OfferId, Rider Rider) ReadRider(NpgsqlDataReader row) => (row.GetGuid(0), new Rider
    {
        BookingId = row.GetGuid(1),
        Direction = EnumText<LegDirection>.Read(row.GetString(2)),
        Passenger = row.GetString(3),
        Wheelchair = row.GetBoolean(4),
        ChildSeat = row.GetBoolean(5),
        PromisedAt = row.GetFieldValue<DateTimeOffset>(6),
        BoardsAtStart = row.GetBoolean(7),
        Minor = row.GetBoolean(8),
        Escort = row.GetBoolean(9),
    });

    private sealed record LegRow(Guid OfferId, LegDirection Direction, TimeWindow StartWindow, IReadOnlyList<Stop> Stops);
}
