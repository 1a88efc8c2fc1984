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
    private string? missing;
    private string connectionString = "";
    private NpgsqlDataSource? source;

    /// <summary>Connection string of this class's database. Skips the test that asks for it where there is none.</summary>
    public string ConnectionString
    {
        get
        {
            SkipWhereMissing();
            return connectionString;
        }
    }

    /// <summary>A pool of this class's database, as the service opens it. Skips the test that asks for it where there is none.</summary>
    public NpgsqlDataSource Source
    {
        get
        {
            SkipWhereMissing();
            return source!;
        }
    }

    /// <summary>What this class needs and the machine has not, as a sentence; null where all is there.</summary>
    protected virtual string? Missing() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"{Variable} names no PostGIS server; ./dev test starts one." : null;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        missing = Missing();
        if (missing is not null)
        {
            // A skip thrown here would count as a failure of every test; the first use of the database skips instead.
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", missing);
            return;
        }

        server = Environment.GetEnvironmentVariable(Variable);
        await using var admin = Admin();
        var template = await TemplateAsync(admin);
        name = $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await ExecuteAsync(admin, $"create database {name} template {template}");
        connectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        source = StorageSetup.Open(connectionString);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (source is null)
        {
            return;
        }

        await source.DisposeAsync();
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
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(template);
            return template;
        }
        finally
        {
            Gate.Release();
        }
    }

    private void SkipWhereMissing()
    {
        if (missing is not null)
        {
            Assert.Skip(missing);
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
