using DbUp.Engine.Output;
using Matching.Hosting;
using Matching.Storage;
using Npgsql;
using Xunit;

namespace TestKit;

/// <summary>
/// A database of its own for one test class, cloned from a migrated template in a tenth of a second. The server is the one that
/// <c>MATCHING_DB</c> names; without it the class skips for a person and fails in CI.
/// </summary>
public class PostGis : IAsyncLifetime
{
    private const string Variable = "MATCHING_DB";

    private static readonly SemaphoreSlim Gate = new(1, 1);

    private string? server;
    private string name = "";

    /// <summary>Connection string of this class's database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A pool of this class's database, as the service opens it.</summary>
    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true" or "1", $"{Variable} names no PostGIS server; ./dev test starts one.");
            Assert.Fail($"{Variable} names no PostGIS server.");
        }

        await using var admin = Admin();
        var source = await TemplateAsync(admin);
        name = $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await ExecuteAsync(admin, $"create database {name} template {source}");
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        Source = StorageSetup.Open(ConnectionString);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Source is null)
        {
            return;
        }

        await Source.DisposeAsync();
        await using var admin = Admin();
        await ExecuteAsync(admin, $"drop database if exists {name} with (force)");
    }

    /// <summary>Fills the template once a process; classes that need more than the schema override it together with <see cref="TemplateKey"/>.</summary>
    protected virtual Task FillAsync(string connectionString) => Task.CompletedTask;

    /// <summary>Distinguishes templates of different content.</summary>
    protected virtual string TemplateKey => "schema";

    private static readonly Dictionary<string, string> Templates = [];

    private async Task<string> TemplateAsync(NpgsqlDataSource admin)
    {
        await Gate.WaitAsync();
        try
        {
            if (Templates.TryGetValue(TemplateKey, out var known))
            {
                return known;
            }

            // One a process: processes never share a template, so none can see another's half-built one.
            var template = $"template_{Environment.ProcessId}_{TemplateKey}";
            await ExecuteAsync(admin, $"drop database if exists {template} with (force)");
            await ExecuteAsync(admin, $"create database {template}");
            var connectionString = new NpgsqlConnectionStringBuilder(server!) { Database = template, Pooling = false }.ConnectionString;
            Migrator.Migrate(connectionString, new NoOpUpgradeLog());
            await FillAsync(connectionString);
            Templates[TemplateKey] = template;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(Templates[TemplateKey]);
            return template;
        }
        finally
        {
            Gate.Release();
        }
    }

    private void Drop(string database)
    {
        using var admin = Admin();
        using var command = admin.CreateCommand($"drop database if exists {database} with (force)");
        command.ExecuteNonQuery();
    }

    private NpgsqlDataSource Admin() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server!) { Database = "postgres", Pooling = false }.ConnectionString);

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }
}
