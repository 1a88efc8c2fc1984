using Matching.Geo;
using Matching.Storage.Lifts;
using Npgsql;
using Proof.Chaos.Histories;

namespace Proof.Chaos.Stored;

/// <summary>Reads all of it in one transaction that sees one moment.</summary>
internal static class WorldReader
{
    /// <summary>What the database holds now.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="keyFile">The keys that points are sealed with.</param>
    /// <param name="told">What the replicas told just before.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public static async Task<WorldState> ReadAsync(
        string connectionString, string keyFile, IReadOnlyList<(string Subject, Fact Fact)> told, CancellationToken cancellation)
    {
        var vault = new OriginVault(OriginKeys.Read(keyFile));
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        return new WorldState
        {
            Told = told,
            Sessions = await AllAsync("select id, signed_up, waiting, maximum, cancelled, version, starts_at, ends_at, easting, northing from session", SessionOf),
            SignUps = await AllAsync(
                "select session_id, subject, people, state, created_at from sign_up",
                row => new StoredSignUp(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3)) { CreatedAt = row.GetFieldValue<DateTimeOffset>(4) }),
            Offers = await AllAsync(
                """
                select id, session_id, driver, state, last_event, version, outward_seats, return_seats, origin_sealed, max_detour_seconds, earliest_departure, latest_arrival,
                       return_departure, latest_return, coach_stops
                from lift_offer
                """,
                row => OfferOf(row, vault)),
            Legs = await AllAsync("select offer_id, direction, seats from lift_leg", row => new StoredLeg(row.GetGuid(0), row.GetString(1), row.GetInt32(2))),
            Requests = await AllAsync("select id, session_id, passenger, party_size, state, version, earliest_departure from lift_request", RequestOf),
            Bookings = await AllAsync("select id, offer_id, request_id, pair_id, people, state, ended_by, origin, accepted_at, version, updated_at from booking", BookingOf),
            BookingLegs = await AllAsync(
                "select booking_id, direction, accepted, pickup_at, promised_at from booking_leg",
                row => new StoredBookingLeg(row.GetGuid(0), row.GetString(1), row.GetBoolean(2)) { PickupAt = row.GetFieldValue<DateTimeOffset>(3), PromisedAt = row.Instant(4) }),
            Stops = await AllAsync(
                "select offer_id, direction, ordinal, booking_id, load_change, position_sealed from lift_stop",
                row => new StoredStop(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetGuid(3), row.GetInt32(4))
                {
                    Point = vault.OpenPoint(row.GetGuid(3), row.GetFieldValue<byte[]>(5)),
                }),
            Events = await AllAsync("select offer_id, number, kind, booking_id from offer_event", row => new StoredEvent(row.GetGuid(0), row.GetInt64(1), row.GetString(2), IdAt(row, 3))),
            Messages = await AllAsync("select person, kind, request_id, booking_id, id, event_id, session_id, created_at from outbox", MessageOf),
            Rematches = await AllAsync("select request_id, legs from rematch", row => new StoredRematch(row.GetGuid(0), row.GetString(1))),
            Writes = await AllAsync("select subject, rpc, request_id from write_once where answer <> 'null'", row => new KeptWrite(row.GetString(0), row.GetString(1), row.GetString(2))),
        };

        async Task<IReadOnlyList<T>> AllAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    private static StoredSession SessionOf(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3))
    {
        State = row.GetBoolean(4) ? "CANCELLED" : "SCHEDULED",
        Version = row.GetInt64(5),
        StartsAt = row.GetFieldValue<DateTimeOffset>(6),
        EndsAt = row.GetFieldValue<DateTimeOffset>(7),
        Point = new GridPoint(row.GetDouble(8), row.GetDouble(9)),
    };

    private static StoredOffer OfferOf(NpgsqlDataReader row, OriginVault vault) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5))
    {
        Said = StoredOffer.SaidOf(row.IsDBNull(6) ? null : row.GetInt32(6), row.IsDBNull(7) ? null : row.GetInt32(7), row.Instant(11)),
        Home = vault.OpenPoint(row.GetGuid(0), row.GetFieldValue<byte[]>(8)),
        MaxDetour = TimeSpan.FromSeconds(row.GetDouble(9)),
        EarliestDeparture = row.Instant(10),
        LatestArrival = row.Instant(11),
        ReturnDeparture = row.Instant(12),
        LatestReturn = row.Instant(13),
        CoachStops = row.CoachStops(14),
    };

    private static StoredRequest RequestOf(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetInt64(5))
    {
        Said = StoredRequest.SaidOf(row.GetInt32(3), row.Instant(6)),
        EarliestDeparture = row.Instant(6),
    };

    private static StoredMessage MessageOf(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), IdAt(row, 2), IdAt(row, 3), row.GetInt64(4))
    {
        HappeningId = row.GetGuid(5),
        SessionId = IdAt(row, 6),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
    };

    private static StoredBooking BookingOf(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        OfferId = row.GetGuid(1),
        RequestId = row.GetGuid(2),
        PairId = IdAt(row, 3),
        People = row.GetInt32(4),
        State = row.GetString(5),
        EndedBy = row.IsDBNull(6) ? null : row.GetString(6),
        Origin = row.GetString(7),
        AcceptedAt = row.Instant(8),
        Version = row.GetInt64(9),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(10),
    };

    private static Guid? IdAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
