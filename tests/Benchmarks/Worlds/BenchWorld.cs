using System.Diagnostics;
using Matching.Hosting;
using Npgsql;

namespace Benchmarks.Worlds;

/// <summary>
/// A database made for one benchmark run: the official seats, results and unit postcodes, and a demo weekend of the size asked for. It is dropped at the end.
/// </summary>
internal sealed class BenchWorld : IAsyncDisposable
{
    private readonly NpgsqlDataSource admin;
    private readonly string name;

    private BenchWorld(NpgsqlDataSource admin, string name, string connectionString)
    {
        this.admin = admin;
        this.name = name;
        ConnectionString = connectionString;
        Source = StorageSetup.Open(connectionString);
    }

    /// <summary>The campaign that is filled.</summary>
    public const string Campaign = "demo";

    /// <summary>Path of the service's assembly, built like this one.</summary>
    public static string Matching { get; } = typeof(MatchingOptions).Assembly.Location;

    /// <summary>Connection string of the database.</summary>
    public string ConnectionString { get; }

    /// <summary>A pool of the database.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>What the service's processes need to find the database.</summary>
    public Dictionary<string, string> Environment => new()
    {
        [$"{MatchingOptions.Section}__{nameof(MatchingOptions.Database)}"] = ConnectionString,
        // Commands make keys in the run's folder.
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>Makes the database.</summary>
    /// <param name="official">Folder of the official figures.</param>
    /// <param name="folder">Where keys and logs of this run go.</param>
    public static async Task<BenchWorld> CreateAsync(string official, string folder)
    {
        var server = BenchOptions.Server();
        var admin = Admin(server);
        var name = $"bench_{System.Environment.ProcessId}";
        await ExecuteAsync(admin, $"drop database if exists {name} with (force)");
        await ExecuteAsync(admin, $"create database {name}");
        var world = new BenchWorld(admin, name, Connection(server, name));
        await world.RunAsync(folder, "migrate");
        // Makes the key that the service wants where it runs as it does for real.
        await world.RunAsync(folder, "token", "--campaign", Campaign, "--role", "volunteer", "--name", "Bench");
        await world.RunAsync(folder, "import", "seats", Path.Combine(official, "boundaries/pcon_july2024_uk_bgc.geojson"));
        await world.RunAsync(
            folder,
            "import",
            "results",
            Path.Combine(official, "results/HoC-GE2024-results-by-constituency.csv"),
            Path.Combine(official, "results/HoC-GE2024-results-by-candidate.csv"));
        await world.RunAsync(folder, "import", "postcodes", Path.Combine(official, "postcodes/codepo_gb.zip"));
        return world;
    }

    /// <summary>A world of its own with the same content; nobody may be connected to this one.</summary>
    public async Task<BenchWorld> CloneAsync(string suffix)
    {
        Source.Clear();
        var clone = $"{name}_{suffix}";
        await ExecuteAsync(admin, $"drop database if exists {clone} with (force)");
        await ExecuteAsync(admin, $"create database {clone} template {name}");
        var server = BenchOptions.Server();
        return new BenchWorld(Admin(server), clone, Connection(server, clone));
    }

    /// <summary>Fills the demo campaign with this many live offers, and all that belongs to them.</summary>
    public Task FillAsync(string folder, int offers) =>
        RunAsync(folder, "demo", "--offers", offers.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Random unit postcodes, the same for the same number.</summary>
    public async Task<IReadOnlyList<string>> PostcodesAsync(int count)
    {
        await using var command = Source.CreateCommand("select code from postcode order by md5(code) limit $1");
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync();
        var codes = new List<string>(count);
        while (await reader.ReadAsync())
        {
            codes.Add(reader.GetString(0));
        }

        return codes;
    }

    /// <summary>Runs one of the service's verbs on this database.</summary>
    public async Task RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder };
        start.ArgumentList.Add(Matching);
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (key, value) in Environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>Runs one statement.</summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(Source, sql);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await ExecuteAsync(admin, $"drop database if exists {name} with (force)");
        await admin.DisposeAsync();
    }

    private static NpgsqlDataSource Admin(string server) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);

    private static string Connection(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 32 }.ConnectionString;

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
