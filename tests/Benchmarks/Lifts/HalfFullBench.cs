using System.Globalization;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Worlds;
using Google.Protobuf;
using Matching.V1;
using Spectre.Console;

namespace Benchmarks.Lifts;

/// <summary>
/// How much slower are lifts found among cars that are half full, with meeting points to board at, than among empty ones without? Two services over two worlds, asked the same in turn.
/// </summary>
internal static class HalfFullBench
{
    private const string Method = "/matching.v1.LiftService/SearchLifts";
    private const int Connections = 2;
    private const int Streams = 4;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Makes both worlds, runs the rounds, prints the table.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        if (BenchOptions.Official() is not { } official)
        {
            Console.Error.WriteLine("bench half-full needs the official unit postcodes: set MATCHING_OFFICIAL_DATA to their folder.");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("bench-half-full-").FullName;
        await using var empty = await BenchWorld.CreateAsync(official, folder);
        await empty.FillAsync(folder, options.Offers);
        await using var full = await empty.CloneAsync("full");
        var (seats, taken) = await new HalfFullWorld(full, folder).FillAsync();
        await empty.ExecuteAsync("vacuum analyze");
        await full.ExecuteAsync("vacuum analyze");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Offers:N0} live offers; {taken:N0} of {seats:N0} seats are taken"));
        await MeasureAsync(empty, full, folder, options);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(BenchWorld empty, BenchWorld full, string folder, BenchOptions options)
    {
        // The same questions to both: those of the generator's own requests.
        var questions = await LiftQuestion.OfAsync(empty, 20_000);
        byte[][] messages = [.. questions.Select(question => new SearchLiftsRequest { Place = question.Place, Session = question.Wish.Sessions[0].Id.ToString() }.ToByteArray())];
        using var emptyService = await MatchingServer.StartAsync(empty, folder);
        using var fullService = await MatchingServer.StartAsync(full, folder);
        var rounds = new List<(LoadResult Empty, LoadResult Full)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add((Load(emptyService), Load(fullService)));
        }

        if (rounds.Sum(round => round.Empty.Failures + round.Full.Failures) is > 0 and var failures)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{failures} searches failed."));
        }

        var table = new Table().Border(TableBorder.Markdown).AddColumns("cars", "search/s", "p50 ms", "p99 ms");
        Add("empty", round => round.Empty);
        Add("half full, meeting points", round => round.Full);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"half full / empty: p50 {Median.Of(rounds.Select(round => round.Full.Milliseconds(0.5) / round.Empty.Milliseconds(0.5))):F2}, throughput {Median.Of(rounds.Select(round => round.Empty.PerSecond / round.Full.PerSecond)):F2} times (wanted: at most 1.3)");

        LoadResult Load(ServerProcess service) =>
            new LoadRun(service.Address, Method, messages) { Token = MatchingServer.Token(folder), Connections = Connections, Streams = Streams, Measure = TimeSpan.FromSeconds(options.Seconds), WarmUp = WarmUp }.Run();

        void Add(string name, Func<(LoadResult Empty, LoadResult Full), LoadResult> of) => table.AddRow(
            name,
            Median.Of(rounds.Select(round => of(round).PerSecond)).ToString("N0", CultureInfo.InvariantCulture),
            Median.Of(rounds.Select(round => of(round).Milliseconds(0.5))).ToString("F2", CultureInfo.InvariantCulture),
            Median.Of(rounds.Select(round => of(round).Milliseconds(0.99))).ToString("F2", CultureInfo.InvariantCulture));
    }
}
