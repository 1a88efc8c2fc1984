using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Availabilities;
using Npgsql;

namespace Matching.Storage.Plans.Availabilities;

/// <summary>Keeps availabilities in the database.</summary>
internal sealed class AvailabilityStore(Database source, OnceWriter writer, IOriginVault vault, PeopleRules rules, TimeProvider clock) : IAvailabilities
{
    /// <summary>State of the database's guard against somebody free twice at one time (migration 0057).</summary>
    private const string Overlaps = "MS057";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly string Turn = Sql.Read("Lifts/request_turn.sql");
    private static readonly string Made = Sql.Read("Availabilities/made.sql");
    private static readonly string Insert = Sql.Read("Availabilities/insert.sql");
    private static readonly string Cancel = Sql.Read("Availabilities/cancel.sql");
    private static readonly string Hold = AvailabilityRow.Statement("Availabilities/hold.sql");
    private static readonly string Page = AvailabilityRow.Statement("Availabilities/page.sql");

    private static readonly Failure None = new(Reason.AvailabilityNotFound, "You have said no such thing.");
    private static readonly Failure Twice = new(Reason.AlreadyOffered, "You have said that you are free for a part of this time already; cancel that first.");

    /// <inheritdoc />
    public async Task<Result<Availability>?> RecallAsync(WriteKey key, CancellationToken cancellation) =>
        (await writer.RecallAsync<AvailabilityRow>(key, cancellation))?.Then<Availability>(row => row.Open(vault));

    /// <inheritdoc />
    public async Task<Result<Availability>> CreateAsync(WriteKey key, Availability said, CancellationToken cancellation)
    {
        try
        {
            var made = await writer.RunAsync(key, (connection, cancel) => CreateAsync(connection, said, cancel), cancellation);
            return made.Then<Availability>(row => row.Open(vault));
        }
        catch (PostgresException broken) when (broken.SqlState == Overlaps)
        {
            return Twice;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Availability>> ListAsync(string subject, Guid? after, int limit, CancellationToken cancellation)
    {
        await using var command = source.Command(Page, subject, clock.GetUtcNow(), after, limit);
        return [.. (await command.ReadAllAsync(AvailabilityRow.Read, cancellation)).Select(row => row.Open(vault))];
    }

    /// <inheritdoc />
    public async Task<Result<Availability>> CancelAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation)
    {
        var cancelled = await writer.RunAsync<AvailabilityRow>(
            key,
            async (connection, cancel) =>
            {
                await using var hold = connection.Command(Hold, id);
                if (await hold.ReadOneAsync(AvailabilityRow.Read, cancel) is not { } row || !caller.Reaches(row.Availability.Whose()))
                {
                    return None;
                }

                await connection.RunAsync(Cancel, cancel, id, clock.GetStorableNow());
                return row with { Availability = row.Availability with { Cancelled = true } };
            },
            cancellation);
        return cancelled.Then<Availability>(row => row.Open(vault));
    }

    private async Task<Result<AvailabilityRow>> CreateAsync(NpgsqlConnection connection, Availability said, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await connection.RunAsync(Turn, cancellation, said.Subject);
        await using var made = connection.Command(Made, said.Campaign, said.Subject, now - Day);
        if (await made.ExecuteScalarAsync(cancellation) is long before && before >= rules.MostRequestsADay)
        {
            return new Failure(Reason.RateLimited, $"You have said {rules.MostRequestsADay} times within a day that you are free; go on tomorrow.");
        }

        var row = AvailabilityRow.Seal(said with { Id = Guid.CreateVersion7(now), CreatedAt = now }, vault);
        await connection.RunAsync(
            Insert, cancellation, row.Availability.Id, said.Campaign, said.Subject, said.Name, said.From.ToUniversalTime(), said.Until.ToUniversalTime(), row.TermsSealed, now);
        return row;
    }
}
