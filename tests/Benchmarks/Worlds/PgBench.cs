using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Benchmarks.Worlds;

/// <summary>PostgreSQL's own load generator, running one prepared statement.</summary>
internal static partial class PgBench
{
    /// <summary>Runs a script with prepared statements; returns transactions a second.</summary>
    /// <exception cref="InvalidOperationException">pgbench is not there or failed.</exception>
    public static async Task<double> RunAsync(string connectionString, string script, int clients, int seconds, string folder)
    {
        var file = Path.Combine(folder, "pgbench.sql");
        await File.WriteAllTextAsync(file, script);
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Find())
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--no-vacuum", "--protocol=prepared", $"--client={clients}", "--jobs=2", $"--time={seconds}", $"--file={file}", settings.Database!,
            },
            Environment =
            {
                ["PGHOST"] = settings.Host, ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = settings.Username,
                ["PGPASSWORD"] = settings.Password,
            },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Tps().Match(output) is { Success: true } found
            ? double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {output}");
    }

    private static string Find() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault("pgbench")
            : "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
