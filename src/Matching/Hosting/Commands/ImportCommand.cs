using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;
using Npgsql;

namespace Matching.Hosting.Commands;

/// <summary>
/// <c>import seats|results|postcodes|meeting-points FILE…</c> and <c>load-shipped [DIR]</c>. Exit codes: 0 done, 1 refused with the reason, 2 called
/// wrongly.
/// </summary>
internal static class ImportCommand
{
    private const string Usage =
        """
        usage: ./dev import KIND FILE… [options]      (in an image: dotnet Matching.dll import …)
          seats FILE                 boundaries of the ONS, GeoJSON or TopoJSON
          results FILE [FILE]        Commons Library results by constituency, by candidate, or both
          postcodes FILE…            Code-Point Open (zip), ONSPD or NSPL (csv); also outcodes and Data Zones (csv)
          meeting-points FILE        OpenStreetMap (.osm.pbf), GeoJSON points, or csv: id,name,kind,latitude,longitude,step_free
          --boundary-set YEAR        where the files do not tell it, for example 2024 or 2017
          --election YEAR            where the files do not tell it
          --ship [--out DIR]         also write the figures that the project ships, to DIR (default: data)
        usage: dotnet Matching.dll load-shipped [DIR]    load what an empty database lacks from the figures that the project ships
        """;

    /// <summary>Runs <c>import</c>.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        if (ImportArguments.Parse(args) is not { } said)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await ReportAsync(() => ImportConsole.RunAsync(progress => ImportAsync(configuration, said, progress)));
    }

    /// <summary>Runs <c>load-shipped</c>.</summary>
    public static async Task<int> LoadShippedAsync(IConfiguration configuration, string[] args)
    {
        if (args.Length > 1)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var folder = args is [var named] ? named : Path.Combine(AppContext.BaseDirectory, "data");
        return await ReportAsync(() => new ShippedImport(Database(configuration), TimeProvider.System).LoadAsync(folder, CancellationToken.None));
    }

    private static Task<ImportReport> ImportAsync(IConfiguration configuration, ImportArguments said, IProgress<ImportProgress> progress)
    {
        var import = new OfficialImport(Database(configuration), TimeProvider.System, progress) { ShipInto = said.ShipInto };
        return said.Kind switch
        {
            "seats" => import.SeatsAsync(said.Files[0], said.BoundarySet, CancellationToken.None),
            "results" => import.ResultsAsync(said.Files, said.BoundarySet, said.Election, CancellationToken.None),
            "postcodes" => import.PostcodesAsync(said.Files, CancellationToken.None),
            _ => import.MeetingPointsAsync(said.Files[0], CancellationToken.None),
        };
    }

    private static async Task<int> ReportAsync(Func<Task<ImportReport>> run)
    {
        try
        {
            ImportConsole.Print(await run(), Console.Out);
            return 0;
        }
        catch (ImportRefusedException refusal)
        {
            await Console.Error.WriteLineAsync("refused: " + refusal.Message);
        }
        catch (NpgsqlException fault)
        {
            await Console.Error.WriteLineAsync("the database could not do it: " + fault.Message);
        }

        await Console.Error.WriteLineAsync("Nothing was changed.");
        return 1;
    }

    private static string Database(IConfiguration configuration) =>
        (configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new MatchingOptions()).Database;
}
