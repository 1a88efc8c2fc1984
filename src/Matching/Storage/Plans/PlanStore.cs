using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Stored;

namespace Matching.Storage.Plans;

/// <summary>Keeps plans of stored weekends; <see cref="PlanWorker"/> makes them.</summary>
internal sealed class PlanStore(Database source, OnceWriter once, TimeProvider clock) : IStoredPlans
{
    /// <summary>Plans of one campaign that wait or are being made, at most: each takes a replica's cores for minutes.</summary>
    private const int MostOpen = 3;

    private static readonly string Insert = Sql.Read("Plans/insert.sql");
    private static readonly string Open = Sql.Read("Plans/open.sql");
    private static readonly string Get = PlanRow.Statement("Plans/get.sql");
    private static readonly string Stop = Sql.Read("Plans/stop.sql");
    private static readonly string Notify = Sql.Read("Plans/notify.sql");

    private static readonly Failure TooMany = new(Reason.RateLimited, "The campaign has plans enough to be made; wait for one of them, or cancel it.");

    /// <inheritdoc />
    public Task<Result<StoredPlan>> CreateAsync(WriteKey key, PlanWish wish, CancellationToken cancellation) => once.RunAsync<StoredPlan>(
        key,
        async (connection, cancel) =>
        {
            await using var open = connection.Command(Open, wish.Campaign);
            if ((int)(await open.ExecuteScalarAsync(cancel))! >= MostOpen)
            {
                return TooMany;
            }

            var now = clock.GetStorableNow();
            var plan = new StoredPlan { Id = Guid.CreateVersion7(now), Wish = wish, CreatedAt = now };
            await using var insert = connection.Command(
                Insert, plan.Id, wish.Campaign, wish.From.ToUniversalTime(), wish.Until.ToUniversalTime(), (int)Math.Ceiling(wish.TimeLimit.TotalSeconds), wish.WorkLimit, now);
            if (await insert.ExecuteNonQueryAsync(cancel) == 0)
            {
                return new Failure(Reason.CampaignNotFound, $"There is no campaign {wish.Campaign}.");
            }

            await connection.RunAsync(Notify, cancel);
            return plan;
        },
        cancellation);

    /// <inheritdoc />
    public async Task<StoredPlan?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var get = source.Command(Get, id);
        return await get.ReadOneAsync(PlanRow.Read, cancellation);
    }

    /// <inheritdoc />
    public async Task StopAsync(Guid id, CancellationToken cancellation)
    {
        await using var stop = source.Command(Stop, id);
        await stop.ExecuteNonQueryAsync(cancellation);
    }
}
