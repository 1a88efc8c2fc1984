using Npgsql;
using Proof.Chaos.Histories;

namespace Proof.Chaos.Stored;

/// <summary>Reads all of it in one transaction that sees one moment.</summary>
internal static class WorldReader
{
    /// <summary>What the database holds now.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="told">What the replicas told just before.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public static async Task<WorldState> ReadAsync(string connectionString, IReadOnlyList<(string Subject, Fact Fact)> told, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        return new WorldState
        {
            Told = told,
            Sessions = await AllAsync("select id, signed_up, waiting, maximum from session", row => new StoredSession(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3))),
            SignUps = await AllAsync("select session_id, subject, people, state from sign_up", row => new StoredSignUp(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3))),
            Offers = await AllAsync(
                "select id, session_id, driver, state, last_event, version from lift_offer",
                row => new StoredOffer(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5))),
            Legs = await AllAsync("select offer_id, direction, seats from lift_leg", row => new StoredLeg(row.GetGuid(0), row.GetString(1), row.GetInt32(2))),
            Requests = await AllAsync(
                "select id, session_id, passenger, party_size, state, version from lift_request",
                row => new StoredRequest(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetInt64(5))),
            Bookings = await AllAsync("select id, offer_id, request_id, pair_id, people, state, ended_by, origin, accepted_at, version, updated_at from booking", BookingOf),
            BookingLegs = await AllAsync("select booking_id, direction, accepted from booking_leg", row => new StoredBookingLeg(row.GetGuid(0), row.GetString(1), row.GetBoolean(2))),
            Stops = await AllAsync(
                "select offer_id, direction, ordinal, booking_id, load_change from lift_stop",
                row => new StoredStop(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetGuid(3), row.GetInt32(4))),
            Events = await AllAsync("select offer_id, number, kind, booking_id from offer_event", row => new StoredEvent(row.GetGuid(0), row.GetInt64(1), row.GetString(2), IdAt(row, 3))),
            Messages = await AllAsync("select person, kind, request_id, booking_id, id from outbox", row => new StoredMessage(row.GetString(0), row.GetString(1), IdAt(row, 2), IdAt(row, 3), row.GetInt64(4))),
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
        AcceptedAt = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        Version = row.GetInt64(9),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(10),
    };

    private static Guid? IdAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
