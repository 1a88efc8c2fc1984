using System.Globalization;
using DbUp.Engine.Output;
using Matching.Hosting;
using Matching.Seats;
using Matching.Storage;
using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;
using Npgsql;
using Proof.Quality;
using Spectre.Console;

namespace Benchmarks.Quality;

/// <summary>How many requests find a lift by our rules and by others', on the same generated weekends and within the same limits, and how many could?</summary>
internal static class QualityBench
{
    private const int HomesAWeekend = 4_000;
    private const int MeetingPoints = 12_000;

    private static readonly double[] PeopleASeat = [0.25, 1, 4];

    /// <summary>Generates the weekends, lets every rule match them, prints a table for each crowding.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (seed, homes) = Parse(arguments);
        var figures = await FiguresAsync();
        var weekends = QualityWorld.Generate(figures, homes, MeetingPoints, seed).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{weekends.Count} weekend(s), seed {seed}, homes: {(figures.Places.Units.Count > 0 ? "unit postcodes" : "sector centres")}, {MeetingPoints:N0} meeting points"));
        foreach (var crowding in PeopleASeat)
        {
            var worlds = weekends.Select((world, number) => world.At(crowding, new Random(seed + number))).ToList();
            await ShowAsync(worlds, crowding);
        }

        return 0;
    }

    private static async Task ShowAsync(IReadOnlyList<QualityWorld> worlds, double crowding)
    {
        var requests = worlds.Sum(world => world.Requests.Count);
        var best = Contest.BestOf(worlds);
        var standings = await Contest.RunAsync(worlds);
        var ours = standings[0].Tally;
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{crowding} people a seat: {requests} requests of {worlds.Sum(world => world.People)} people, {worlds.Sum(world => world.Offers.Count)} cars with {worlds.Sum(world => world.Seats)} seats; at most {best.Bound} can ride (found {best.Matched})"));
        var table = new Table().Border(TableBorder.Markdown).AddColumns(
            "rule", "asks", "radius km", "matched", "of requests", "of best", "ours / it", "asked", "added min there", "of best", "added min both", "walk m");
        foreach (var (name, asks, radius, tally) in standings)
        {
            var there = tally.OutwardSeconds / 60 / tally.Matched;
            table.AddRow(
                name,
                name == "ours" ? "" : asks == int.MaxValue ? "all" : Number(asks),
                radius is { } metres ? Number(metres / 1000) : "",
                Number(tally.Matched),
                Share(tally.Matched, requests),
                Share(tally.Matched, best.Bound),
                ((double)ours.Matched / tally.Matched).ToString("F2", CultureInfo.InvariantCulture),
                ((double)tally.Asked / requests).ToString("F1", CultureInfo.InvariantCulture),
                there.ToString("F1", CultureInfo.InvariantCulture),
                Share(there, best.OutwardSeconds / 60 / best.Matched),
                (tally.AddedSeconds / 60 / tally.Matched).ToString("F1", CultureInfo.InvariantCulture),
                Number(tally.WalkMetres / tally.Matched));
        }

        table.AddRow(
            "best possible", "", "", Number(best.Matched), Share(best.Matched, requests), Share(best.Matched, best.Bound), "", "",
            (best.OutwardSeconds / 60 / best.Matched).ToString("F1", CultureInfo.InvariantCulture), "100 %", "", "");
        AnsiConsole.Write(table);
        Show("at the centre of their cell", await HiddenHomes.CellsAsync(worlds));
        Show("at what stands in for their home", await HiddenHomes.StandInsAsync(worlds));
    }

    private static void Show(string where, HiddenHomes told) => Console.WriteLine(
        $"Searched with every driver {where}: of {told.Fit} requests with a lift {Share(told.ToldRightly, told.Fit)} are told of one, and of {told.Told} that are told {Share(told.ToldRightly, told.Told)} have one; "
        + $"of {told.Lifts} lifts {Share(told.ListedRightly, told.Lifts)} are listed, and of {told.Listed} listed {Share(told.ListedRightly, told.Listed)} fit.");

    /// <summary>The official figures where the machine has them, else those that the project ships; in a database that is dropped at once.</summary>
    private static async Task<OfficialFigures> FiguresAsync()
    {
        var server = BenchOptions.Server();
        var name = $"bench_quality_{Environment.ProcessId}";
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await RunAsync(admin, $"create database {name}");
        try
        {
            var database = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
            Migrator.Migrate(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString, new NoOpUpgradeLog());
            await new ShippedImport(database, TimeProvider.System).LoadAsync(Path.Combine(AppContext.BaseDirectory, "data"), CancellationToken.None);
            if (BenchOptions.Official() is { } official)
            {
                await new OfficialImport(database, TimeProvider.System).PostcodesAsync([Path.Combine(official, "postcodes/codepo_gb.zip")], CancellationToken.None);
            }

            await using var source = StorageSetup.Open(database);
            return (await new FiguresLoader(source).LoadAsync(null, CancellationToken.None))!;
        }
        finally
        {
            await RunAsync(admin, $"drop database {name} with (force)");
        }
    }

    private static async Task RunAsync(NpgsqlDataSource admin, string sql)
    {
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static (int Seed, int Homes) Parse(string[] arguments)
    {
        var (seed, homes) = (1, HomesAWeekend);
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length || !int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new ArgumentException($"{arguments[at]} needs a whole number.", nameof(arguments));
            }

            (seed, homes) = arguments[at] switch
            {
                "--seed" => (number, homes),
                "--homes" => (seed, number),
                _ => throw new ArgumentException($"Unknown option {arguments[at]}.", nameof(arguments)),
            };
        }

        return (seed, homes);
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double value, double whole) => (100 * value / whole).ToString("F0", CultureInfo.InvariantCulture) + " %";
}
