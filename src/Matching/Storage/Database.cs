using System.Data;
using Matching.People;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// The database as stores see it. What runs for one campaign (<see cref="Reach"/>) runs as a role that sees that campaign's rows alone, and names it first in
/// the same batch or transaction; what runs over every campaign runs as another role. Where there is no reach no row of any campaign is seen.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>Runs as this: one campaign's rows, no change of tables.</summary>
    public const string ServiceRole = "matching_service";

    /// <summary>Runs as this: every campaign's rows, no change of tables.</summary>
    public const string WorkerRole = "matching_worker";

    private const string ActIn = "call act_in($1)";

    private readonly NpgsqlDataSource requests;
    private readonly NpgsqlDataSource work;
    private readonly bool everywhere;

    /// <summary>The database by its two roles.</summary>
    /// <param name="requests">Connections of the role that sees one campaign.</param>
    /// <param name="work">Connections of the role that sees all.</param>
    public Database(NpgsqlDataSource requests, NpgsqlDataSource work)
        : this(requests, work, everywhere: false)
    {
        Everywhere = new Database(requests, work, everywhere: true);
    }

    private Database(NpgsqlDataSource requests, NpgsqlDataSource work, bool everywhere)
    {
        (this.requests, this.work, this.everywhere) = (requests, work, everywhere);
        Everywhere = this;
    }

    /// <summary>The same for what is no campaign's, or is looked up before a campaign is known: who is asking, sign-ins, official figures.</summary>
    public Database Everywhere { get; }

    private bool IsOverAll => everywhere || Reach.Campaign is null or Caller.EveryCampaign;

    private NpgsqlDataSource Source => IsOverAll ? work : requests;

    /// <summary>The database by its owner's connections alone, to whom all is open: commands of the operator, and tests of a store.</summary>
    public static implicit operator Database(NpgsqlDataSource owner) => new(owner, owner);

    /// <summary>One statement on a connection of the pool, without a round trip more for its campaign; null stands for SQL's null.</summary>
    public ScopedCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        var batch = CreateBatch();
        batch.BatchCommands.Add(command);
        return new ScopedCommand(batch, command);
    }

    /// <summary>A batch that begins with naming the campaign, which answers no rows. It must stay one transaction.</summary>
    public NpgsqlBatch CreateBatch()
    {
        var batch = Source.CreateBatch();
        if (!IsOverAll && Reach.Campaign is { } campaign)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(ActIn) { Parameters = { new NpgsqlParameter<string> { TypedValue = campaign } } });
        }

        return batch;
    }

    /// <summary>A connection of the pool. It sees no rows of a campaign until <see cref="BeginAsync(NpgsqlConnection, CancellationToken)"/>, unless it is over all.</summary>
    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellation) => Source.OpenConnectionAsync(cancellation);

    /// <summary>Begins a transaction in the campaign that is in reach.</summary>
    public ValueTask<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        BeginAsync(connection, IsolationLevel.ReadCommitted, cancellation);

    /// <summary>Begins a transaction in the campaign that is in reach.</summary>
    public async ValueTask<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, IsolationLevel isolation, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(isolation, cancellation);
        if (!IsOverAll && Reach.Campaign is { } campaign)
        {
            await connection.RunAsync(ActIn, cancellation, campaign);
        }

        return transaction;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync();
        await work.DisposeAsync();
    }
}
