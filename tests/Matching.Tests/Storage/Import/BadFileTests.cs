using System.IO.Compression;
using System.Text;
using Matching.Storage.Import;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>A bad file is refused with file, row, column and reason, and changes nothing.</summary>
public sealed class BadFileTests(OfficialPostGis database) : IClassFixture<OfficialPostGis>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bad").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("W07000081,W92000004,Aberafan Maesteg,,Wales,Wales,County,,Stephen,Kinnock,Male,Lab hold,Lab,RUK,72580,35755", "72580,35755", "72580,3575x", 2, "Valid votes", "\"3575x\" is not a whole number.")]
    [InlineData("S14000060", "S14000060", "W07000081", 3, "ONS ID", "W07000081 stands twice; first in row 2.")]
    [InlineData("S14000060", "S14000060", "S1400006", 3, "ONS ID", "is not a seat's code")]
    [InlineData("S14000060", "S14000060", "S14999999", 3, "ONS ID", "S14999999 is no seat of boundary set 2024.")]
    [InlineData("72580,35755,79,10354,2903", ",2903,", ",2904,", 2, "Valid votes", "The votes add up to 35756, the valid votes are 35755.")]
    [InlineData("72580,35755,79,10354", ",10354,", ",10353,", 2, "Majority", "not 10353")]
    [InlineData("Lab,RUK,72580", "Lab,RUK,72580", "Lab,PC,72580", 2, "Majority", "not 10354")]
    [InlineData("Lab,RUK,72580", "Lab,RUK,72580", "Lab,RUK,3580", 2, "Electorate", "more than the electorate of 3580")]
    [InlineData("W07000081", ",Wales,Wales,", ",Wales,", 2, null, "The row has 31 fields, the headings are 32.")]
    [InlineData("ONS ID,", "Electorate", "Electors", 1, "Electorate", "The column is missing.")]
    public async Task Results_by_constituency_are_refused(string line, string good, string bad, int row, string? column, string reason) =>
        await RefusedAsync(await ChangedAsync(OfficialData.Results2024, line, good, bad), row, column, reason, import => import.ResultsAsync);

    [Fact]
    public async Task Results_in_another_encoding_are_refused()
    {
        var text = await File.ReadAllTextAsync(OfficialData.Results2024);
        var path = Path.Combine(folder, "HoC-GE2024-latin1.csv");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(text.Replace(",Wales,Wales,County,,Stephen", ",Wal\u00e9s,Wales,County,,Stephen", StringComparison.Ordinal)));
        await RefusedAsync(path, 2, "Region name", "not UTF-8", import => import.ResultsAsync);

        await File.WriteAllTextAsync(path, text, Encoding.Unicode);
        await RefusedAsync(path, 1, null, "UTF-16", import => import.ResultsAsync);
    }

    [Theory]
    [InlineData("0.025619", ",916,", ",917,", 9, "Votes", "The candidates of W07000081 have 35756 votes together, the valid votes are 35755.")]
    [InlineData("0.025619", ",916,", ",-916,", 4, "Votes", "\"-916\" is not a whole number.")]
    public async Task Results_by_candidate_are_refused(string line, string good, string bad, int row, string column, string reason)
    {
        var path = await ChangedAsync(OfficialData.Candidates2024, line, good, bad);
        var before = await StateAsync();
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => Import().ResultsAsync([OfficialData.Results2024, path], null, null, CancellationToken.None));
        Assert.Equal(Path.GetFileName(path), refusal.File);
        Assert.Equal(row, refusal.Row);
        Assert.Equal(column, refusal.Column);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Both_results_are_imported_with_lines_before_the_headings_and_thousands_with_commas()
    {
        var lines = await File.ReadAllLinesAsync(OfficialData.Results2024);
        lines[1] = lines[1].Replace(",72580,35755,", ",\"72,580\",\"35,755\",", StringComparison.Ordinal);
        var path = Path.Combine(folder, "HoC-GE2024.csv");
        await File.WriteAllLinesAsync(path, ["General election 2024", "\"Source: House of Commons Library, all rights\"", "", .. lines]);
        var report = await Import().ResultsAsync([path, OfficialData.Candidates2024], null, null, CancellationToken.None);
        Assert.Contains("28,808,662 valid votes", report.Facts);
    }

    [Theory]
    [InlineData("\"E14001063\"", "\"E14001064\"", 2, "PCON24CD", "E14001064 stands twice; first in feature 1.")]
    [InlineData("\"E14001063\"", "\"E1400106\"", 1, "PCON24CD", "is not a seat's code")]
    [InlineData("[-0.77466,51.33057]", "[-0.77466]", 1, "geometry", "not lists of [longitude, latitude]")]
    [InlineData("[-0.77466,51.33057]", "[51.33057,-0.77466]", 1, "geometry", "no longitude and latitude in the United Kingdom")]
    [InlineData("[[[-0.77549,51.332],", "[[[-0.77550,51.332],", 1, "geometry", "A ring is not closed")]
    [InlineData("[-0.77466,51.33057]", "[-1.77466,51.33057],[-1.7,51.2],[-0.7,51.0],[-1.2,50.9],[-0.1,51.9]", 1, "geometry", "at most 0.1 % is allowed")]
    [InlineData("PCON24CD", "CODE24", 1, "PCON..CD", "no field such as PCON24CD")]
    public async Task Seats_are_refused(string good, string bad, int feature, string column, string reason)
    {
        var text = await File.ReadAllTextAsync(OfficialData.Seats2024);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        var path = Path.Combine(folder, "seats.geojson");
        await File.WriteAllTextAsync(path, text[..at] + bad + text[(at + good.Length)..]);
        await RefusedAsync(path, feature, column, reason, import => (files, set, _, stop) => import.SeatsAsync(files[0], set, stop));
    }

    [Fact]
    public async Task Seats_that_are_cut_off_are_refused()
    {
        var path = Path.Combine(folder, "seats.geojson");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(OfficialData.Seats2024))[..1_000_000]);
        var before = await StateAsync();
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => Import().SeatsAsync(path, null, CancellationToken.None));
        Assert.True(refusal.Row > 1);
        Assert.Contains("not whole JSON", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData(0, 649, "The file holds 649 seats; a boundary set has 650.")]
    [InlineData(1, 650, "which has results in boundary set 2024, is missing.")]
    public async Task Seats_that_do_not_join_are_refused(int strangers, int count, string reason)
    {
        await using var command = database.Source.CreateCommand("select array_agg(code order by code) from seat where boundary_set = '2024'");
        var codes = (string[])(await command.ExecuteScalarAsync())!;
        var features = codes.Skip(strangers).Concat(Enumerable.Repeat("E14999999", strangers)).Take(count).Select(code =>
            $$$"""{"type":"Feature","properties":{"PCON24CD":"{{{code}}}","PCON24NM":"Anywhere"},"geometry":{"type":"Polygon","coordinates":[[[-1,52],[-1,53],[0,52],[-1,52]]]}}""");
        var path = Path.Combine(folder, "seats.geojson");
        await File.WriteAllTextAsync(path, $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
        await RefusedAsync(path, null, "PCON24CD", reason, import => (files, set, _, stop) => import.SeatsAsync(files[0], set, stop));
    }

    [Fact]
    public async Task Results_that_leave_a_seat_out_are_refused()
    {
        var path = Path.Combine(folder, "HoC-GE2024.csv");
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(OfficialData.Results2024)).Where(line => !line.StartsWith("W07000081", StringComparison.Ordinal)));
        await RefusedAsync(path, null, "ONS ID", "1 of the 650 seats of boundary set 2024 have no result; the first is W07000081 Aberafan Maesteg.", import => import.ResultsAsync);
    }

    [Theory]
    [InlineData("", "", null, "PCON17CD", "The file holds 1 seats; a boundary set has 650.")]
    [InlineData("geometries", "geometry", null, "objects", "must hold one object, a GeometryCollection of seats")]
    [InlineData("[0,51],", "[0],", null, "arcs", "not lists of pairs of numbers")]
    [InlineData("[[0]]", "[[7]]", 1, "arcs", "not lists of arc numbers of this file")]
    [InlineData("Polygon", "Point", 1, "type", "A Point is not an outline")]
    [InlineData("PCON17NM", "NAME", 1, "PCON17NM", "missing or empty")]
    public async Task A_topology_is_refused(string good, string bad, int? feature, string column, string reason)
    {
        const string Topology =
            """
            {"type":"Topology","arcs":[[[0,51],[0,52],[1,51],[0,51]]],"objects":{"seats":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","arcs":[[0]],"properties":{"PCON17CD":"E14000530","PCON17NM":"Aldershot"}}]}}}
            """;
        var path = Path.Combine(folder, "seats.topojson");
        await File.WriteAllTextAsync(path, good.Length == 0 ? Topology : Topology.Replace(good, bad, StringComparison.Ordinal));
        await RefusedAsync(path, feature, column, reason, import => (files, set, _, stop) => import.SeatsAsync(files[0], set, stop));
    }

    [Fact]
    public async Task Seats_of_another_set_than_said_are_refused() =>
        await RefusedAsync(OfficialData.Seats2024, null, "PCON24CD", "boundary set 2024, not of 2017", import => (files, _, _, stop) => import.SeatsAsync(files[0], "2017", stop));

    [Theory]
    [InlineData("\"AB10 1AB\",10,394235,806529,1,2,3,4,5,6\n\"AB10 1AF\",10,39423x,806529,1,2,3,4,5,6\n", 2, "Eastings", "\"39423x\" is not a whole number of metres.")]
    [InlineData("\"AB10 1AB\",10,394235,806529,1,2,3,4,5,6\n\"AB101AB\",10,394235,806529,1,2,3,4,5,6\n", 2, "Postcode", "AB101AB stands twice.")]
    [InlineData("\"AB10 11B\",10,394235,806529,1,2,3,4,5,6\n", 1, "Postcode", "is not a unit postcode")]
    [InlineData("\"AB10 1AB\",10,994235,806529,1,2,3,4,5,6\n", 1, "Eastings", "outside the National Grid")]
    [InlineData("\"AB10 1AB\",10,394235\n", 1, null, "The row has 3 fields; Code-Point Open has 10.")]
    public async Task Code_Point_Open_is_refused(string table, int row, string? column, string reason)
    {
        var path = Path.Combine(folder, "codepo.zip");
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            await using var entry = await zip.CreateEntry("Data/CSV/ab.csv").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(table));
        }

        await RefusedAsync(path, row, column, reason, Postcodes, "ab.csv in codepo.zip");
    }

    [Fact]
    public async Task A_zip_that_is_cut_off_is_refused()
    {
        var path = Path.Combine(folder, "codepo.zip");
        var whole = await File.ReadAllBytesAsync(OfficialData.Postcodes);
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)]);
        await RefusedAsync(path, null, null, "The zip is not whole", Postcodes);
    }

    [Theory]
    [InlineData("pcds,doterm,oseast1m,osnrth1m\nAB10 1AB,,394235,806529\nAB10 1AF,,oops,806529\n", 3, "oseast1m", "\"oops\" is not a whole number.")]
    [InlineData("pcds,doterm,lat,long\nAB10 1AB,,57.1,-2.1\nAB10 1AB,,57.1,-2.1\n", 3, "pcds", "stands twice")]
    [InlineData("pcds,doterm,lat,long\nAB10 1AB,,7.1,-2.1\n", 2, "lat", "no latitude and longitude in the United Kingdom")]
    [InlineData("pcds,doterm\nAB10 1AB,\n", 1, "lat", "The points are missing")]
    [InlineData("town,county\nYork,York\n", 1, null, "none that is known")]
    public async Task The_postcode_directory_is_refused(string table, int row, string? column, string reason)
    {
        var path = Path.Combine(folder, "ONSPD.csv");
        await File.WriteAllTextAsync(path, table);
        await RefusedAsync(path, row, column, reason, Postcodes);
    }

    [Theory]
    [InlineData("id,name,kind,latitude,longitude,step_free\n1,Hendon Central,station,51.5829,-0.2259,yes\n1,Brent Cross,station,51.5766,-0.2136,\n", 3, "id", "1 stands twice; first in row 2.")]
    [InlineData("id,name,kind,latitude,longitude,step_free\n1,Hendon Central,station,north,-0.2259,yes\n", 2, "latitude", "\"north\" is not a number.")]
    [InlineData("id,name,kind,latitude,longitude,step_free\n1,Hendon Central,station,51.5829,-0.2259,perhaps\n", 2, "step_free", "is not yes, no or unknown")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"1\",\"name\":\"A\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.2,51.5]}}]}", 1, "kind", "missing or empty")]
    public async Task Meeting_points_are_refused(string content, int row, string column, string reason)
    {
        var path = Path.Combine(folder, "points");
        await File.WriteAllTextAsync(path, content);
        await RefusedAsync(path, row, column, reason, import => (files, _, _, stop) => import.MeetingPointsAsync(files[0], stop));
    }

    [Fact]
    public async Task Half_a_map_is_refused()
    {
        var path = Path.Combine(folder, "town.osm.pbf");
        var whole = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Storage", "Import", "osmium.osm.pbf"));
        await File.WriteAllBytesAsync(path, whole[..^9]);
        await RefusedAsync(path, null, null, "cannot be read. The file breaks off in it.", import => (files, _, _, stop) => import.MeetingPointsAsync(files[0], stop));
    }

    private delegate Task<ImportReport> Run(IReadOnlyList<string> files, string? set, string? election, CancellationToken stop);

    private static Run Postcodes(OfficialImport import) => (files, _, _, stop) => import.PostcodesAsync(files, stop);

    private async Task RefusedAsync(string path, int? row, string? column, string reason, Func<OfficialImport, Run> run, string? file = null)
    {
        var before = await StateAsync();
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => run(Import())([path], null, null, CancellationToken.None));
        Assert.Equal(file ?? Path.GetFileName(path), refusal.File);
        Assert.Equal(row, refusal.Row);
        Assert.Equal(column, refusal.Column);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    private OfficialImport Import() => new(database.ConnectionString, TimeProvider.System);

    /// <summary>The official file with the first occurrence of a text, in the first line that holds another, replaced.</summary>
    private async Task<string> ChangedAsync(string official, string line, string good, string bad)
    {
        var lines = await File.ReadAllLinesAsync(official);
        var at = Array.FindIndex(lines, text => text.Contains(line, StringComparison.Ordinal));
        var from = lines[at].IndexOf(good, StringComparison.Ordinal);
        lines[at] = lines[at][..from] + bad + lines[at][(from + good.Length)..];
        var path = Path.Combine(folder, Path.GetFileName(official));
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    /// <summary>Everything that an import could have changed.</summary>
    private async Task<string> StateAsync()
    {
        await using var command = database.Source.CreateCommand(
            """
            select concat_ws(' ',
                (select string_agg(r::text, ',' order by id) from release r),
                (select count(*) || md5(string_agg(code || name || region || release_id, ',' order by boundary_set, code)) from seat),
                (select count(*) || md5(string_agg(s::text, ',' order by code)) from seat_result s),
                (select count(*) || sum(votes)::text from seat_votes),
                (select count(*) from postcode), (select count(*) from place_area), (select count(*) from meeting_point),
                (select count(*) from pg_inherits where inhparent = 'postcode'::regclass))
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
