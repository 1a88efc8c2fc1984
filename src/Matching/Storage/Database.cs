using System.Data;
using Matching.People;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// The database as stores see it. What runs for one campaign (<see cref="Reach"/>) runs as a role that sees that campaign's rows alone, and names it first in
/// the same batch or transaction. What runs over every campaign says so, and runs as another role. Whoever says nothing sees no row of any campaign.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>Runs as this: one campaign's rows, no change of tables.</summary>
    public const string ServiceRole = "matching_service";

    /// <summary>Runs as this: every campaign's rows, no change of tables.</summary>
    public const string WorkerRole = "matching_worker";

    private const string ActIn = "call act_in($1)";
    private const string ActAs = "call act_as($1, $2, $3)";

    private readonly NpgsqlDataSource requests;
    private readonly NpgsqlDataSource work;

    /// <summary>What is named whatever flows with the work; null where that says it.</summary>
    private readonly Naming? always;

    /// <summary>The database by its two roles.</summary>
    /// <param name="requests">Connections of the role that sees one campaign.</param>
    /// <param name="work">Connections of the role that sees all.</param>
    public Database(NpgsqlDataSource requests, NpgsqlDataSource work)
        : this(requests, work, always: null) =>
        Everywhere = new Database(requests, work, Naming.All);

    private Database(NpgsqlDataSource requests, NpgsqlDataSource work, Naming? always)
    {
        (this.requests, this.work, this.always) = (requests, work, always);
        Everywhere = this;
    }

    /// <summary>The same for what is no campaign's, or is looked up before a campaign is known: who is asking, sign-ins, official figures.</summary>
    public Database Everywhere { get; }

    private Naming Now => always ?? Reach.Campaign switch
    {
        null => Naming.None,
        Caller.EveryCampaign => Naming.All,
        var campaign => new Naming(ActIn, campaign),
    };

    /// <summary>The database by its owner's connections alone, to whom all is open: commands of the operator, and tests of a store.</summary>
    public static implicit operator Database(NpgsqlDataSource owner) => new(owner, owner);

    /// <summary>One campaign, whosever work this is: what everybody may read there.</summary>
    public Database In(string campaign) => new(requests, work, new Naming(ActIn, campaign));

    /// <summary>The campaign of a session, none where there is no such session: what everybody may read who knows its id.</summary>
    public Database AtSession(Guid session) => new(requests, work, new Naming("call act_at_session($1)", session));

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
        var now = Now;
        var batch = Source(now).CreateBatch();
        if (now.Sql is { } name)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(name) { Parameters = { new NpgsqlParameter { Value = now.Value } } });
        }

        return batch;
    }

    /// <summary>A connection of the pool. It sees no rows of a campaign until <see cref="BeginAsync(NpgsqlConnection, CancellationToken)"/>, unless it is over all.</summary>
    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellation) => Source(Now).OpenConnectionAsync(cancellation);

    /// <summary>Begins a transaction in the campaign that is in reach.</summary>
    public ValueTask<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        BeginAsync(connection, IsolationLevel.ReadCommitted, cancellation);

    /// <summary>Begins a transaction in the campaign that is in reach.</summary>
    public async ValueTask<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, IsolationLevel isolation, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(isolation, cancellation);
        if (Now is { Sql: { } name } now)
        {
            await connection.RunAsync(name, cancellation, now.Value);
        }

        return transaction;
    }

    /// <summary>Begins the transaction of a write in the campaign that is in reach, and holds who writes to their footing until it ends.</summary>
    /// <exception cref="PostgresException">They have lost it (<see cref="LostFooting"/>).</exception>
    public async ValueTask<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, WriteKey key, CancellationToken cancellation)
    {
        if (key.Footing == Footing.Anybody || Now.Sql != ActIn)
        {
            return await BeginAsync(connection, cancellation);
        }

        var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.RunAsync(ActAs, cancellation, Now.Value, key.Subject, key.Footing == Footing.Agreed);
        return transaction;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync();
        await work.DisposeAsync();
    }

    private NpgsqlDataSource Source(in Naming now) => now.Everybody ? work : requests;

    /// <summary>What is said first, so that rows are seen.</summary>
    /// <param name="Sql">The call that says it; null for nothing.</param>
    /// <param name="Value">Its parameter.</param>
    private readonly record struct Naming(string? Sql, object? Value)
    {
        public static readonly Naming None = new(null, null);
        public static readonly Naming All = new(null, null) { Everybody = true };

        /// <summary>As the role that sees every campaign.</summary>
        public bool Everybody { get; private init; }
    }
}
