using Matching.Plans.Stored;
using NpgsqlTypes;

namespace Matching.Storage.Plans;

/// <summary>The list of plans to be made. Whoever takes one has it for a while without holding a lock, and shows every moment that it is alive; where it falls silent, another takes over.</summary>
internal sealed class PlanJobs(Database source, TimeProvider clock)
{
    /// <summary>A replica that dies gives back what it took after this.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly string Claim = Sql.Read("Plans/claim.sql");
    private static readonly string Get = PlanRow.Statement("Plans/get.sql");
    private static readonly string Beat = Sql.Read("Plans/beat.sql");
    private static readonly string Finish = Sql.Read("Plans/finish.sql");
    private static readonly string Release = Sql.Read("Plans/release.sql");
    private static readonly string Notify = Sql.Read("Plans/notify.sql");

    /// <summary>Takes the oldest that nobody makes; null where there is none.</summary>
    public async Task<PlanJob?> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var holder = Guid.CreateVersion7(now);
        await using var claim = source.Command(Claim, holder, now, now + Lease);
        if (await claim.ReadOneAsync(row => new Taken(row.GetGuid(0), row.GetInt32(1)), cancellation) is not { } taken)
        {
            return null;
        }

        await using var get = source.Command(Get, taken.Id);
        return await get.ReadOneAsync(row => new PlanJob(PlanRow.Read(row), holder, taken.Attempts), cancellation);
    }

    /// <summary>Keeps a plan for longer.</summary>
    /// <returns>Whether its search is to end; null where it is somebody else's by now, or gone.</returns>
    public async Task<bool?> BeatAsync(PlanJob job, StoredProgress progress, CancellationToken cancellation)
    {
        await using var beat = source.Command(Beat, job.Plan.Id, job.Holder, clock.GetUtcNow() + Lease, AnswerJson.Write(progress));
        return (bool?)await beat.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Notes what came of it; nothing where it is somebody else's by now.</summary>
    public async Task FinishAsync(PlanJob job, PlanOutcome? outcome, StoredProgress? progress, CancellationToken cancellation)
    {
        await using var finish = source.Command(
            Finish, job.Plan.Id, job.Holder, EnumText<StoredPlanState>.Of(outcome is null ? StoredPlanState.Failed : StoredPlanState.Done));
        finish.Parameters.Add(new() { Value = outcome is null ? DBNull.Value : AnswerJson.Write(outcome), NpgsqlDbType = NpgsqlDbType.Text });
        finish.Parameters.Add(new() { Value = progress is null ? DBNull.Value : AnswerJson.Write(progress), NpgsqlDbType = NpgsqlDbType.Text });
        finish.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await finish.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Gives it back, so that another replica begins with it at once.</summary>
    public async Task ReleaseAsync(PlanJob job, CancellationToken cancellation)
    {
        await using (var release = source.Command(Release, job.Plan.Id, job.Holder))
        {
            await release.ExecuteNonQueryAsync(cancellation);
        }

        await using var notify = source.Command(Notify);
        await notify.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record Taken(Guid Id, int Attempts);
}
