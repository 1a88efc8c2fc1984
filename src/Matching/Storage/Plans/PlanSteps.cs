using Matching.Outcomes;
using NpgsqlTypes;

namespace Matching.Storage.Plans;

/// <summary>Keeps what came of each of a plan's people and rides, so that every commit goes on where the one before it ended.</summary>
internal sealed class PlanSteps(Database source, TimeProvider clock)
{
    private static readonly string Read = Sql.Read("Plans/steps.sql");
    private static readonly string Keep = Sql.Read("Plans/step_keep.sql");

    /// <summary>All so far.</summary>
    public async Task<Dictionary<(StepKind Kind, Guid Volunteer), PlanStep>> ReadAsync(Guid plan, CancellationToken cancellation)
    {
        await using var read = source.Command(Read, plan);
        var rows = await read.ReadAllAsync(
            row =>
            {
                var (volunteer, kind, tried) = (row.GetGuid(0), EnumText<StepKind>.Read(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(4));
                if (row.GetBoolean(2))
                {
                    return new PlanStep(volunteer, kind, row.GetString(3), default, "", tried);
                }

                var why = AnswerJson.Read<Why>(row.GetString(3));
                return new PlanStep(volunteer, kind, null, why.Reason, why.Detail, tried);
            },
            cancellation);
        return rows.ToDictionary(step => (step.Kind, step.Volunteer));
    }

    /// <summary>Notes what came of one.</summary>
    public async Task<PlanStep> KeepAsync<T>(Guid plan, Guid volunteer, StepKind kind, Result<T> result, CancellationToken cancellation)
        where T : class
    {
        var now = clock.GetStorableNow();
        var step = result.TryGet(out var made, out var failure)
            ? new PlanStep(volunteer, kind, AnswerJson.Write(made), default, "", now)
            : new PlanStep(volunteer, kind, null, failure.Reason, failure.Detail, now);
        await using var keep = source.Command(Keep, plan, volunteer, EnumText<StepKind>.Of(kind), step.Made);
        keep.Parameters.Add(new() { Value = step.Answer ?? AnswerJson.Write(new Why(step.Reason, step.Detail)), NpgsqlDbType = NpgsqlDbType.Text });
        keep.Parameters.Add(new() { Value = now });
        await keep.ExecuteNonQueryAsync(cancellation);
        return step;
    }

    private sealed record Why(Reason Reason, string Detail);
}
