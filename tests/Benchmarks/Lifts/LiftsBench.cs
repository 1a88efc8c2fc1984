using System.Globalization;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Worlds;
using Google.Protobuf;
using Matching.V1;
using Spectre.Console;

namespace Benchmarks.Lifts;

/// <summary>
/// How fast are lifts found among 1,000, 10,000 and 100,000 live offers at the same local density? In one run, in turn: <c>SearchLifts</c> there and back, and
/// beside it the candidate statement alone, with as many questions under way. Whoever asks has signed in; how much faster a stranger is answered, who is told less, is
/// told too.
/// </summary>
internal static class LiftsBench
{
    private const string Method = "/matching.v1.LiftService/SearchLifts";
    private const int Connections = 2;
    private const int Streams = 4;

    private static readonly TimeSpan UntilCompiled = TimeSpan.FromSeconds(25);
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    /// <summary>Makes a world of each size, runs the rounds, prints the table.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        if (BenchOptions.Official() is not { } official)
        {
            Console.Error.WriteLine("bench lifts needs the official unit postcodes: set MATCHING_OFFICIAL_DATA to their folder.");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("bench-lifts-").FullName;
        await using var empty = await BenchWorld.CreateAsync(official, folder);
        var table = new Table().Border(TableBorder.Markdown).AddColumns(
            "live offers", "rows", "search/s", "p50 ms", "p99 ms", "statement/s", "p50 ms", "p99 ms", "p50 ratio", "throughput ratio", "stranger/s", "signed in / stranger");
        var medians = new List<double>();
        foreach (var size in Sizes)
        {
            await using var world = await empty.CloneAsync(size.ToString(CultureInfo.InvariantCulture));
            await world.FillAsync(folder, size);
            await world.ExecuteAsync("vacuum analyze");
            medians.Add(await MeasureAsync(world, size, folder, options, table));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"100 times the offers: {medians[^1] / medians[0]:F2} times the p50 (wanted: at most 2)");
        AnsiConsole.MarkupLine("p50 and throughput against the statement: wanted at most 1.5; signed in against a stranger: at least 0.9");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<double> MeasureAsync(BenchWorld world, int size, string folder, BenchOptions options, Table table)
    {
        var questions = await LiftQuestion.OfAsync(world, 20_000);
        byte[][] messages = [.. questions.Select(question =>
            new SearchLiftsRequest { Place = question.Place, Session = question.Wish.Sessions[0].Id.ToString() }.ToByteArray())];
        using var service = await MatchingServer.StartAsync(world, folder);
        var measure = TimeSpan.FromSeconds(options.Seconds);
        var warmUp = TimeSpan.FromSeconds(3);
        var token = await SignedInPerson.TokenAsync(world, folder);
        var searches = new List<LoadResult>();
        var strangers = new List<LoadResult>();
        var statements = new List<(LoadResult Load, double Rows)>();
        LoadRun Load(TimeSpan time, string? token) => new(service.Address, Method, messages)
        {
            Token = token,
            Connections = Connections,
            Streams = Streams,
            Measure = time,
            WarmUp = warmUp,
        };
        // A third of its processor time goes into compiling until then.
        Load(UntilCompiled, token).Run();
        for (var round = 0; round < options.Rounds; round++)
        {
            searches.Add(Load(measure, token).Run());
            strangers.Add(Load(measure, null).Run());
            statements.Add(await CandidateStatement.RunAsync(world.Source, questions, Connections * Streams, warmUp, measure));
        }

        if (searches.Concat(strangers).Sum(search => search.Failures) is > 0 and var failures)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{failures} searches failed."));
        }

        var rounds = searches.Zip(statements.Select(statement => statement.Load)).ToList();
        string[] cells =
        [
            Number(size, "N0"),
            Number(Median.Of(statements.Select(statement => statement.Rows)), "F1"),
            Number(Median.Of(searches.Select(search => search.PerSecond)), "N0"),
            Number(Median.Of(searches.Select(search => search.Milliseconds(0.5))), "F2"),
            Number(Median.Of(searches.Select(search => search.Milliseconds(0.99))), "F2"),
            Number(Median.Of(statements.Select(statement => statement.Load.PerSecond)), "N0"),
            Number(Median.Of(statements.Select(statement => statement.Load.Milliseconds(0.5))), "F2"),
            Number(Median.Of(statements.Select(statement => statement.Load.Milliseconds(0.99))), "F2"),
            Number(Median.Of(rounds.Select(pair => pair.First.Milliseconds(0.5) / pair.Second.Milliseconds(0.5))), "F2"),
            Number(Median.Of(rounds.Select(pair => pair.Second.PerSecond / pair.First.PerSecond)), "F2"),
            Number(Median.Of(strangers.Select(search => search.PerSecond)), "N0"),
            Number(Median.Of(searches.Zip(strangers, (known, stranger) => known.PerSecond / stranger.PerSecond)), "F2"),
        ];
        table.AddRow(cells);
        return Median.Of(searches.Select(search => search.Milliseconds(0.5)));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
