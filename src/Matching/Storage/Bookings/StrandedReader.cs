using Matching.Bookings;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Reads who has not all of the lift they want.</summary>
internal sealed class StrandedReader(Database source) : IStrandedPassengers
{
    /// <summary>The statement.</summary>
    internal static readonly string Page = Sql.Read("Stranded/page.sql");

    /// <inheritdoc />
    public async Task<IReadOnlyList<StrandedPassenger>> PageAsync(
        Guid session, Lack? lack, (Lack Lack, Guid Request)? after, int size, CancellationToken cancellation)
    {
        await using var command = source.Command(Page, session, (int?)lack, (int?)after?.Lack ?? -1, after?.Request ?? Guid.Empty, size);
        return await command.ReadAllAsync(Read, cancellation);
    }

    private static StrandedPassenger Read(NpgsqlDataReader row) => new()
    {
        RequestId = row.GetGuid(0),
        Name = row.GetString(1),
        People = row.GetInt32(2),
        Lack = (Lack)row.GetInt32(3),
        Missing = EnumText<Legs>.Read(row.GetString(4)),
        Held = row.IsDBNull(5) ? null : row.GetGuid(5),
        Lost = row.IsDBNull(6) ? null : row.GetGuid(6),
        LostBy = row.IsDBNull(7) ? null : EnumText<EndedBy>.Read(row.GetString(7)),
        LostAt = row.Instant(8),
        Requested = row.GetInt32(9),
        Rematching = row.GetBoolean(10),
        RequestedAt = row.GetFieldValue<DateTimeOffset>(11),
    };
}
