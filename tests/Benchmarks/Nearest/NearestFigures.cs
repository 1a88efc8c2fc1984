using System.Globalization;
using Benchmarks.Load;
using Spectre.Console;

namespace Benchmarks.Nearest;

/// <summary>What the rounds of <see cref="NearestBench"/> measured, and the table of it.</summary>
internal sealed class NearestFigures(int replyBytes)
{
    /// <summary>Calls a second of the bare method, a figure a round.</summary>
    public List<double> Bare { get; } = [];

    /// <summary>Calls a second of the service, BASIC.</summary>
    public List<double> Basic { get; } = [];

    /// <summary>Calls a second of the service, BASIC, of somebody who has signed in.</summary>
    public List<double> BasicSignedIn { get; } = [];

    /// <summary>Calls a second of the service, FULL.</summary>
    public List<double> Full { get; } = [];

    /// <summary>Microseconds of processor time that the server used for a call of the bare method, a figure a round.</summary>
    public List<double> BareProcessor { get; } = [];

    /// <summary>Microseconds of processor time that the service used for a BASIC call, a figure a round.</summary>
    public List<double> BasicProcessor { get; } = [];

    /// <summary>Statements a second of PostGIS.</summary>
    public List<double> PostGis { get; } = [];

    /// <summary>The bare method at the load of <see cref="BasicHalf"/>: what the machine, the web server and the generator take by themselves, a round each.</summary>
    public List<LoadResult> BareAtBasicHalf { get; } = [];

    /// <summary>BASIC at half of the greatest load of its round.</summary>
    public List<LoadResult> BasicHalf { get; } = [];

    /// <summary>FULL at half of the greatest load of its round.</summary>
    public List<LoadResult> FullHalf { get; } = [];

    /// <summary>Memory of the service at the end.</summary>
    public double ResidentMebibytes { get; set; }

    /// <summary>Prints medians, and each ratio as the median of its rounds.</summary>
    public void Print(BenchOptions options)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("what", "measured", "wanted");
        Row(table, "bare gRPC method, equal reply", $"{Median.Of(Bare):N0}/s", "");
        Row(table, "PostGIS query, prepared, pgbench", $"{Median.Of(PostGis):N0}/s", "");
        Row(table, "BASIC", $"{Median.Of(Basic):N0}/s", "");
        Row(table, "BASIC / bare", $"{Ratio(Basic, Bare):F2}", "at least 0.5");
        Row(table, "BASIC / PostGIS", $"{Ratio(Basic, PostGis):F1}", "at least 8");
        Row(table, "BASIC signed in / BASIC", $"{Ratio(BasicSignedIn, Basic):F2}", "at least 0.9");
        Row(table, "the server's processor time a call, bare and BASIC", string.Create(CultureInfo.InvariantCulture, $"{Median.Of(BareProcessor):F1} µs, {Median.Of(BasicProcessor):F1} µs"), "");
        Row(table, "BASIC p50, p99 at half load", Times(BasicHalf), "p99 under 5 ms");
        Row(table, "bare method p50, p99 at that load", Times(BareAtBasicHalf), "");
        Row(table, string.Create(CultureInfo.InvariantCulture, $"FULL, {options.Offers:N0} live offers"), $"{Median.Of(Full):N0}/s", "at least 1,000/s");
        Row(table, "FULL p50, p99 at half load", Times(FullHalf), "p99 under 50 ms");
        Row(table, "memory of Matching", $"{ResidentMebibytes:N0} MiB", "at most 400 MB");
        Row(table, "bytes of the sample reply", $"{replyBytes:N0}", "");
        AnsiConsole.Write(table);
    }

    private static double Ratio(List<double> ours, List<double> theirs) => Median.Of(ours.Zip(theirs, (a, b) => a / b));

    /// <summary>Half and all but a hundredth of the calls: medians of the rounds. A machine that stands still for a moment spoils one round, which is told beside them.</summary>
    private static string Times(List<LoadResult> rounds)
    {
        double[] p99 = [.. rounds.Select(one => one.Milliseconds(0.99))];
        return string.Create(CultureInfo.InvariantCulture, $"{Median.Of(rounds.Select(one => one.Milliseconds(0.5))):F2} ms, {Median.Of(p99):F2} ms ({p99.Min():F1} to {p99.Max():F1})");
    }

    private static void Row(Table table, string what, string measured, string wanted) => table.AddRow(what, measured, wanted);
}
