using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>Keeps recurring offers in the database.</summary>
internal sealed class SeriesStore(
    Database source, OnceWriter once, SeriesReader reader, SeriesWriter writer, SeriesChanger changer, IOriginVault vault) : ILiftSeries
{
    /// <inheritdoc />
    public async Task<Result<LiftSeries>?> RecallAsync(WriteKey key, CancellationToken cancellation) =>
        (await once.RecallAsync<SeriesRow>(key, cancellation))?.Then(Open);

    /// <inheritdoc />
    public Task<Result<LiftSeries>> CreateAsync(WriteKey key, LiftSeries series, CancellationToken cancellation) =>
        RunAsync(key, (connection, cancel) => writer.CreateAsync(connection, series, cancel), cancellation);

    /// <inheritdoc />
    public async Task<LiftSeries?> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        return await reader.FindAsync(connection, id, cancellation) is { } row && caller.Reaches(row.Series.Whose()) ? row.Open(vault) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LiftSeries>> PageAsync(string driver, Guid? after, int size, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        return [.. (await reader.PageAsync(connection, driver, after, size, cancellation)).Select(row => row.Open(vault))];
    }

    /// <inheritdoc />
    public Task<Result<LiftSeries>> UpdateAsync(WriteKey key, Caller caller, LiftSeries changed, long version, CancellationToken cancellation) =>
        RunAsync(key, (connection, cancel) => changer.UpdateAsync(connection, caller, changed, version, cancel), cancellation);

    /// <inheritdoc />
    public Task<Result<LiftSeries>> CancelAsync(WriteKey key, Caller caller, Guid id, long? version, bool booked, CancellationToken cancellation) =>
        RunAsync(key, (connection, cancel) => changer.CancelAsync(connection, caller, id, version, booked, cancel), cancellation);

    /// <inheritdoc />
    public Task<Result<LiftSeries>> ChangeAsync(
        WriteKey key, Caller caller, Guid id, LiftOccurrence seen, SeriesTerms own, long version, CancellationToken cancellation) =>
        RunAsync(key, (connection, cancel) => changer.ChangeAsync(connection, caller, id, seen, own, version, cancel), cancellation);

    /// <inheritdoc />
    public Task<Result<LiftSeries>> SkipAsync(WriteKey key, Caller caller, Guid id, DateOnly date, CancellationToken cancellation) =>
        RunAsync(key, (connection, cancel) => changer.SkipAsync(connection, caller, id, date, cancel), cancellation);

    private async Task<Result<LiftSeries>> RunAsync(
        WriteKey key, Func<NpgsqlConnection, CancellationToken, Task<Result<SeriesRow>>> write, CancellationToken cancellation) =>
        (await once.RunAsync(key, write, cancellation)).Then(Open);

    private Result<LiftSeries> Open(SeriesRow row) => row.Open(vault);
}
