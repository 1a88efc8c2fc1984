using System.Data;
using Matching.Bookings;
using Matching.Bookings.Watching;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Watching;

/// <summary>Reads what happened to offers.</summary>
internal sealed class OfferEvents(Database source, OfferBells bells, IOriginVault vault, TimeProvider clock) : IOfferEvents
{
    /// <summary>Events read at once; who has missed more comes back for the rest.</summary>
    private const int PageSize = 200;

    private static readonly Failure NoOffer = new(Reason.LiftOfferNotFound, "There is no such offer.");
    private static readonly Failure NotYours = new(
        Reason.PermissionDenied, "An offer is watched by its driver, by those who have a booking with it, and by the campaign's organisers.");

    private static readonly string Standing = Sql.Read("Watching/standing.sql");
    private static readonly string Events = Sql.Read("Watching/events.sql");
    private static readonly string Live = Sql.Read("Watching/live_bookings.sql");
    private static readonly string Offer = OfferRow.Statement("Lifts/offer_get.sql");
    private static readonly string Bookings = BookingRow.Statement("Bookings/get.sql");

    /// <inheritdoc />
    public OfferBell Listen(Guid offer) => bells.Add(offer);

    /// <inheritdoc />
    public async Task<Result<OfferEvent>> LookAsync(Guid offer, Caller reader, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);

        // One moment for all of it: the number must be that of the last event which the rest shows.
        await using var moment = await source.BeginAsync(connection, IsolationLevel.RepeatableRead, cancellation);
        if ((await StandAsync(connection, offer, reader, cancellation)).TryGet(out var stands, out var failure))
        {
            if (stands.Apart)
            {
                return NoOffer;
            }

            await using var live = connection.Command(Live, offer, stands.SeesAll ? null : reader.Subject);
            var bookings = await live.ReadAllAsync(row => row.GetGuid(0), cancellation);
            return new OfferEvent(
                stands.Last,
                OfferEventKind.Snapshot,
                clock.GetUtcNow(),
                await OfferAsync(connection, offer, cancellation),
                await BookingsAsync(connection, bookings, cancellation));
        }

        return failure;
    }

    /// <inheritdoc />
    public async Task<Result<OfferPage?>> AfterAsync(Guid offer, Caller reader, long number, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        if (!(await StandAsync(connection, offer, reader, cancellation)).TryGet(out var stands, out var failure))
        {
            return failure;
        }

        if (number >= stands.Last)
        {
            return number > stands.Last ? null : new OfferPage(number, [], More: false);
        }

        await using var find = connection.Command(Events, offer, number, reader.Subject, PageSize);
        var rows = await find.ReadAllAsync(Row.Read, cancellation);

        // Numbers have no gaps, so a missing one is no longer kept.
        return rows.Count == 0 || rows.Where((row, at) => row.Number != number + 1 + at).Any()
            ? null
            : new OfferPage(rows[^1].Number, await TellAsync(connection, offer, stands, rows, cancellation), rows.Count == PageSize);
    }

    private async Task<IReadOnlyList<OfferEvent>> TellAsync(
        NpgsqlConnection connection, Guid offer, Stand stands, IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var shown = rows.Where(row => stands.Sees(row)).ToList();
        var bookings = (await BookingsAsync(connection, shown.Select(row => row.Booking).OfType<Guid>(), cancellation)).ToDictionary(booking => booking.Id);
        var whole = shown.Exists(row => row.Booking is null) ? await OfferAsync(connection, offer, cancellation) : null;
        return [.. shown.Select(row => new OfferEvent(
            row.Number, row.Kind, row.At, row.Booking is null ? whole : null, row.Booking is { } booking ? [bookings[booking]] : []))];
    }

    /// <summary>How the reader stands to the offer now.</summary>
    private static async Task<Result<Stand>> StandAsync(NpgsqlConnection connection, Guid offer, Caller reader, CancellationToken cancellation)
    {
        await using var command = connection.Command(Standing, offer, reader.Subject);
        if (await command.ReadOneAsync(row => Stand.Read(row, reader), cancellation) is not { } stand)
        {
            return NoOffer;
        }

        return stand.MayWatch ? stand : NotYours;
    }

    private async Task<LiftOffer?> OfferAsync(NpgsqlConnection connection, Guid offer, CancellationToken cancellation)
    {
        await using var command = connection.Command(Offer, offer);
        return (await command.ReadOneAsync(OfferRow.Read, cancellation))?.Open(vault);
    }

    private async Task<IReadOnlyList<Booking>> BookingsAsync(NpgsqlConnection connection, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        await using var command = connection.Command(Bookings, wanted);
        return [.. (await command.ReadAllAsync(BookingRow.Read, cancellation)).Select(row => row.Open(vault))];
    }

    /// <summary>How a reader stands to an offer.</summary>
    /// <param name="Last">Number of the offer's last event.</param>
    /// <param name="MayWatch">Whether it is near enough to them; whoever has or had a booking with it is its other side.</param>
    /// <param name="SeesAll">Who may watch it without having ridden in it: the driver and organisers.</param>
    /// <param name="Rides">Has a booking that lives or was travelled.</param>
    /// <param name="Apart">Is kept apart from its driver: a stream that has begun still tells what became of their own booking, and nothing of the offer.</param>
    private sealed record Stand(long Last, bool MayWatch, bool SeesAll, bool Rides, bool Apart)
    {
        public static Stand Read(NpgsqlDataReader row, Caller reader)
        {
            var whose = new Whose(row.GetString(2), row.GetString(3), Owner: row.GetString(1));
            var seesAll = reader.Reaches(whose);
            return new(
                row.GetInt64(0),
                reader.Reaches(whose with { Other = row.GetBoolean(4) ? reader.Subject : null }),
                seesAll,
                row.GetBoolean(5),
                !seesAll && row.GetBoolean(6));
        }

        /// <summary>Whose booking fell with the offer is told that it did.</summary>
        public bool Sees(Row row) => SeesAll || row.Own || (!Apart && row.Booking is null && (Rides || row.Kind == OfferEventKind.OfferCancelled));
    }

    /// <summary>An event as it is stored; <paramref name="Own"/> where it is of the reader's own booking.</summary>
    private sealed record Row(long Number, OfferEventKind Kind, Guid? Booking, DateTimeOffset At, bool Own)
    {
        public static Row Read(NpgsqlDataReader row) => new(
            row.GetInt64(0),
            EnumText<OfferEventKind>.Read(row.GetString(1)),
            row.IsDBNull(2) ? null : row.GetGuid(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetBoolean(4));
    }
}
