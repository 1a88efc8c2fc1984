using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Bookings;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Keeps requests in the database.</summary>
internal sealed class LiftRequestStore(
    Database source, OnceWriter writer, RequestMaker maker, IOriginVault vault, LiftEnder lifts, LiftRequestChanger changer) : ILiftRequests
{
    private static readonly string Get = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string Lock = RequestRow.Statement("Lifts/request_lock.sql");
    private static readonly string Page = RequestRow.Statement("Lifts/request_page.sql");

    /// <inheritdoc />
    public async Task<Result<LiftRequest>?> RecallAsync(WriteKey key, CancellationToken cancellation)
    {
        // Kept sealed, so that it must be opened again.
        var kept = await writer.RecallAsync<RequestRow>(key, cancellation);
        return kept?.Then<LiftRequest>(row => row.Open(vault));
    }

    /// <inheritdoc />
    public async Task<Result<LiftRequest>> CreateAsync(WriteKey key, Caller passenger, LiftNeeds needs, CancellationToken cancellation)
    {
        try
        {
            var result = await writer.RunAsync(key, (connection, token) => maker.MakeAsync(connection, passenger, needs, token), cancellation);
            return result.Then<LiftRequest>(row => row.Open(vault));
        }
        catch (PostgresException broken) when (broken.ConstraintName == "lift_request_live")
        {
            return new Failure(Reason.AlreadyOffered, "You already ask for a lift to this session; cancel it first.");
        }
    }

    /// <inheritdoc />
    public async Task<LiftRequest?> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        await using var command = source.Command(Get, id);
        var row = await command.ReadOneAsync(RequestRow.Read, cancellation);
        return row is not null && caller.Reaches(row.Request.Whose()) ? row.Open(vault) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LiftRequest>> PageAsync(string passenger, Guid? after, int size, CancellationToken cancellation)
    {
        await using var command = source.Command(Page, passenger, after, size);
        return [.. (await command.ReadAllAsync(RequestRow.Read, cancellation)).Select(row => row.Open(vault))];
    }

    /// <inheritdoc />
    public async Task<Result<LiftRequest>> UpdateAsync(WriteKey key, Caller passenger, Guid id, LiftNeeds needs, long version, CancellationToken cancellation) =>
        (await changer.UpdateAsync(key, passenger, id, needs, version, cancellation)).Then<LiftRequest>(row => row.Open(vault));

    /// <inheritdoc />
    public async Task<Result<LiftRequest>> CancelAsync(WriteKey key, Caller passenger, Guid id, long? version, CancellationToken cancellation)
    {
        var result = await writer.RunAsync(key, (connection, token) => CancelAsync(connection, passenger, id, version, token), cancellation);
        return result.Then<LiftRequest>(row => row.Open(vault));
    }

    private async Task<Result<RequestRow>> CancelAsync(NpgsqlConnection connection, Caller passenger, Guid id, long? version, CancellationToken cancellation)
    {
        await using var find = connection.Command(Lock, id);
        if (await find.ReadOneAsync(RequestRow.Read, cancellation) is not { } row || !passenger.Reaches(row.Request.Whose()))
        {
            return new Failure(Reason.LiftRequestNotFound, "You have no such request.");
        }

        if (version is { } expected && expected != row.Request.Version)
        {
            return new Failure(Reason.EtagMismatch, "The request has changed; read it again.");
        }

        if (row.Request.Cancelled)
        {
            return row;
        }

        await lifts.CancelRequestAsync(connection, id, cancellation);
        await using var again = connection.Command(Get, id);
        return (await again.ReadOneAsync(RequestRow.Read, cancellation))!;
    }
}
