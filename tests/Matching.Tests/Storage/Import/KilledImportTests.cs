using System.Diagnostics;
using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>An import that is killed leaves the old release answering, and the next one succeeds.</summary>
public sealed class KilledImportTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Writing postcodes")]
    [InlineData("Indexing postcodes")]
    public async Task Killed_at_any_stage_the_old_release_answers(string stage)
    {
        var before = await StateAsync();
        await KillAsync("postcodes", OfficialData.Postcodes, stage);
        Assert.Equal(before, await StateAsync());

        // The next one waits for the dead one's lock and goes through.
        await using var import = await ImportTransaction.BeginAsync(database.ConnectionString, TimeProvider.System, null, Stop);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task After_a_kill_the_same_import_succeeds_and_official_figures_replace_shipped_ones()
    {
        var before = await StateAsync();
        await KillAsync("seats", OfficialData.Seats2024, "Checking outlines");
        Assert.Equal(before, await StateAsync());

        await new OfficialImport(database.ConnectionString, TimeProvider.System).SeatsAsync(OfficialData.Seats2024, null, Stop);
        Assert.Equal(1, await database.NumberAsync("select count(*) from release where kind = 'SEATS' and replaced_at is null and not shipped"));
        Assert.Equal(0, await database.NumberAsync("select count(*) from seat where release_id <> (select id from release where kind = 'SEATS' and replaced_at is null)"));
        Assert.Empty((await new ShippedImport(database.ConnectionString, TimeProvider.System).LoadAsync(ShippedPostGis.Folder, Stop)).Facts);
    }

    private async Task KillAsync(string kind, string file, string stage)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OfficialImport).Assembly.Location, "import", kind, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Matching__Database"] = database.ConnectionString;
        using var process = Process.Start(start)!;
        await ReadUntilAsync(process, stage);
        process.Kill();
        await process.WaitForExitAsync(Stop);
        Assert.Equal(128 + 9, process.ExitCode);
    }

    private static async Task ReadUntilAsync(Process process, string stage)
    {
        while (await process.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            if (line == stage)
            {
                return;
            }
        }

        Assert.Fail($"The import ended before \"{stage}\": {await process.StandardError.ReadToEndAsync(Stop)}");
    }

    private async Task<string> StateAsync()
    {
        await using var command = database.Source.CreateCommand(
            """
            select concat_ws(' ',
                (select string_agg(r::text, ',' order by id) from release r),
                (select count(*) || md5(string_agg(code || release_id, ',' order by code)) from seat),
                (select count(*) from postcode), (select count(*) from place_area))
            """);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
