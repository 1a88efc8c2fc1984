using System.Diagnostics;
using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;
using Matching.V1;
using Npgsql;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>
/// An import that is killed leaves the old release answering, and the next one succeeds. It is killed while it waits for a table that the test holds, so
/// that a small file does, and the moment is always the same.
/// </summary>
public sealed class KilledImportTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>, IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory("killed").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("postcodes", "release", "nothing written yet")]
    [InlineData("postcodes", "place_area", "new postcodes in place of the old ones")]
    [InlineData("results", "seat_votes", "new results in place of the old ones")]
    [InlineData("meeting-points", "meeting_point", "a new release in place of the old one")]
    public async Task Killed_at_any_moment_the_old_release_answers_and_the_next_import_succeeds(string kind, string table, string moment)
    {
        Assert.NotEmpty(moment);
        var file = await FileAsync(kind);
        await KillAsync(kind, file, table);

        var import = new OfficialImport(database.ConnectionString, TimeProvider.System);
        await (kind switch
        {
            "postcodes" => import.PostcodesAsync([file], Stop),
            "results" => import.ResultsAsync([file], null, null, Stop),
            _ => import.MeetingPointsAsync(file, Stop),
        });
        var release = kind.Replace('-', '_').ToUpperInvariant();
        Assert.Equal(1, await database.NumberAsync($"select count(*) from release where kind = '{release}' and replaced_at is null and not shipped"));
    }

    [Fact]
    public async Task After_a_kill_the_same_import_succeeds_and_official_figures_replace_shipped_ones()
    {
        await KillAsync("seats", OfficialData.Seats2024, "seat");

        await new OfficialImport(database.ConnectionString, TimeProvider.System).SeatsAsync(OfficialData.Seats2024, null, Stop);
        Assert.Equal(1, await database.NumberAsync("select count(*) from release where kind = 'SEATS' and replaced_at is null and not shipped"));
        Assert.Equal(0, await database.NumberAsync("select count(*) from seat where release_id <> (select id from release where kind = 'SEATS' and replaced_at is null)"));
        Assert.Empty((await new ShippedImport(database.ConnectionString, TimeProvider.System).LoadAsync(ShippedPostGis.Folder, Stop)).Facts);
    }

    /// <summary>Begins an import, kills it once it would write to the table, and holds that nothing has changed, neither in the database nor for who asks a service.</summary>
    private async Task KillAsync(string kind, string file, string table)
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        await host.LoadedAsync();
        var (stored, answered) = (await StateAsync(), await AskAsync(host));
        await using (var connection = await database.Source.OpenConnectionAsync(Stop))
        {
            await using var held = await connection.BeginTransactionAsync(Stop);
            await using var hold = new NpgsqlCommand($"lock table {table} in share row exclusive mode", connection, held);
            await hold.ExecuteNonQueryAsync(Stop);
            using var process = Begin(kind, file);
            await Eventually.HoldsAsync(async () =>
            {
                Assert.False(process.HasExited, $"The import ended before it came to {table}.");
                return await database.NumberAsync(
                    $"select count(*) from pg_locks where not granted and relation = '{table}'::regclass and database = (select oid from pg_database where datname = current_database())") == 1;
            });
            Assert.Equal(answered, await AskAsync(host));
            process.Kill();
            await process.WaitForExitAsync(Stop);
            Assert.Equal(128 + 9, process.ExitCode);
        }

        Assert.Equal(stored, await StateAsync());
        Assert.Equal(answered, await AskAsync(host));
    }

    private Process Begin(string kind, string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OfficialImport).Assembly.Location, "import", kind, file]) { RedirectStandardOutput = true };
        start.Environment["Matching__Database"] = database.ConnectionString;
        return Process.Start(start)!;
    }

    private async Task<string> FileAsync(string kind)
    {
        if (kind == "results")
        {
            return OfficialData.Results2024;
        }

        var path = Path.Combine(folder, "file.csv");
        await File.WriteAllTextAsync(path, kind == "postcodes"
            ? "pcds,doterm,oseast1m,osnrth1m\nNW4 2AA,,523000,189000\nNW4 2AB,,523100,189000\n"
            : "id,name,kind,latitude,longitude,step_free\na,Hendon Central,station,51.5829,-0.2259,yes\n", Stop);
        return path;
    }

    /// <summary>What a running service answers from every kind of release.</summary>
    private static async Task<string> AskAsync(MatchingHost host)
    {
        var seats = new SeatService.SeatServiceClient(host.Invoker);
        var nearest = await seats.FindNearestMarginalsAsync(new() { Place = "NW4", Limit = 50, View = View.Types.Value.Basic }, cancellationToken: Stop);
        var located = await seats.LocateSeatAsync(new() { Place = "NW4 2" }, cancellationToken: Stop);
        var points = await new MeetingPointService.MeetingPointServiceClient(host.Invoker).ListMeetingPointsAsync(new() { Place = "NW4" }, cancellationToken: Stop);
        return $"{nearest} {located} {points}";
    }

    private async Task<string> StateAsync()
    {
        await using var command = database.Source.CreateCommand(
            """
            select concat_ws(' ',
                (select string_agg(r::text, ',' order by id) from release r),
                (select count(*) || md5(string_agg(code || release_id, ',' order by code)) from seat),
                (select count(*) || md5(string_agg(r::text, ',' order by code)) from seat_result r), (select count(*) || sum(votes)::text from seat_votes),
                (select count(*) from postcode), (select count(*) from place_area), (select count(*) from place_area_seat), (select count(*) from meeting_point))
            """);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
