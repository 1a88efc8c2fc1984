using System.Globalization;

namespace Benchmarks;

/// <summary>What a benchmark is run with.</summary>
/// <param name="Seconds">Seconds measured of each contestant in a round.</param>
/// <param name="Rounds">Rounds in which all contestants run in turn; medians over rounds are told.</param>
/// <param name="Offers">Live lift offers.</param>
internal sealed record BenchOptions(int Seconds = 8, int Rounds = 3, int Offers = 10_000)
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="ArgumentException">An option is unknown or has no number.</exception>
    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions();
        for (var at = 0; at < args.Length; at += 2)
        {
            if (at + 1 == args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new ArgumentException($"{args[at]} needs a whole number.", nameof(args));
            }

            options = args[at] switch
            {
                "--seconds" => options with { Seconds = number },
                "--rounds" => options with { Rounds = number },
                "--offers" => options with { Offers = number },
                _ => throw new ArgumentException($"Unknown option {args[at]}.", nameof(args)),
            };
        }

        return options;
    }

    /// <summary>The connection string of the PostGIS server that benchmarks make their databases on.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static string Server() => Environment.GetEnvironmentVariable("MATCHING_DB")
        ?? throw new InvalidOperationException("MATCHING_DB names no PostGIS server; ./dev bench starts one.");

    /// <summary>The folder of official figures, or null.</summary>
    public static string? Official() => Environment.GetEnvironmentVariable("MATCHING_OFFICIAL_DATA");
}
