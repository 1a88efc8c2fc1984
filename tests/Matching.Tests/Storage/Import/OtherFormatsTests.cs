using Matching.Storage.Import;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>The formats that the big official files do not show: the ONS's postcode directories, meeting points, results from one file alone.</summary>
public sealed class OtherFormatsTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("formats").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_postcode_directory_gives_grid_references_for_Britain_and_degrees_for_Northern_Ireland()
    {
        var report = await Import().PostcodesAsync(
            [
                await FileAsync("ONSPD.csv",
                    """
                    pcd,pcds,dointr,doterm,oseast1m,osnrth1m,lat,long
                    "NW4 2AA","NW4 2AA",198001,,523000,189000,51.587,-0.226
                    "NW4 2AB","NW4 2AB",198001,,523100,189000,51.587,-0.225
                    "NW4 2AD","NW4 2AD",198001,201001,523100,189000,51.587,-0.225
                    "NW4 9ZZ","NW4 9ZZ",198001,,,,99.999999,0.000000
                    "BT1 1AA","BT1 1AA",198001,,333900,374700,54.6028,-5.9253
                    """),
            ],
            CancellationToken.None);

        Assert.Equal("3 unit postcodes", report.Facts[0]);
        Assert.Equal(["1 postcodes without a point skipped", "1 postcodes no longer in use skipped"], report.Notes.Take(2));
        Assert.Equal(523_100, await database.NumberAsync("select easting from postcode where code = 'NW42AB'"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from postcode where code = 'BT11AA' and easting between 146000 and 147500 and northing between 529500 and 530500"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from place_area where code = 'NW4 2' and easting = 523050 and postcodes = 2 and radius_metres = 50"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from place_area where code = 'BT1' and postcodes = 1"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from place_area where code = 'BT2' and postcodes = 0"));
    }

    [Fact]
    public async Task Meeting_points_come_from_tables_and_maps_alike()
    {
        await Import().MeetingPointsAsync(
            await FileAsync("points.csv",
                """
                id,name,kind,latitude,longitude,step_free
                a,"Hendon Central, stop B",bus stop,51.58290,-0.22590,Yes
                b,Brent Cross,station,51.57660,-0.21360,
                """),
            CancellationToken.None);
        var fromTable = await database.NumberAsync("select sum(round(st_x(location)) + round(st_y(location))) from meeting_point");
        Assert.Equal(2, await database.NumberAsync("select count(*) from meeting_point where (id, step_free) in (('a', 'YES'), ('b', 'UNKNOWN'))"));

        await Import().MeetingPointsAsync(
            await FileAsync("points.geojson",
                """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"id":"a","name":"Hendon Central","kind":"bus stop","step_free":true},"geometry":{"type":"Point","coordinates":[-0.2259,51.5829]}},
                {"type":"Feature","properties":{"id":"b","name":"Brent Cross","kind":"station","step_free":"no"},"geometry":{"type":"Point","coordinates":[-0.2136,51.5766]}}]}
                """),
            CancellationToken.None);
        Assert.Equal(fromTable, await database.NumberAsync("select sum(round(st_x(location)) + round(st_y(location))) from meeting_point"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from meeting_point where id = 'b' and step_free = 'NO'"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from release where kind = 'MEETING_POINTS' and replaced_at is null"));

        var report = await Import().MeetingPointsAsync(Path.Combine(AppContext.BaseDirectory, "Storage", "Import", "osmium.osm.pbf"), CancellationToken.None);
        Assert.Contains(report.Facts, fact => fact.Contains("OpenStreetMap", StringComparison.Ordinal));
        Assert.Equal(3, await database.NumberAsync("select count(*) from meeting_point"));
        Assert.Equal(1, await database.NumberAsync("select count(*) from meeting_point where (id, name, kind, step_free) = ('osm-n1', 'Hendon Central', 'station', 'YES')"));
    }

    [Fact]
    public async Task Results_by_constituency_alone_name_the_first_two_and_say_what_is_missing()
    {
        var report = await Import().ResultsAsync([OfficialData.Results2024], null, null, CancellationToken.None);
        Assert.Contains("votes of other candidates are not told apart by party", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(507, await database.NumberAsync(
            """
            select first.votes - second.votes
            from seat join seat_votes first using (boundary_set, code) join seat_votes second using (boundary_set, election, code)
            where name = 'Birmingham Perry Barr' and first.party = 'Ind' and second.party = 'Lab'
            """));
    }

    [Fact]
    public async Task Results_by_candidate_alone_know_every_party_but_not_the_electorate()
    {
        var report = await Import().ResultsAsync([OfficialData.Candidates2024], null, null, CancellationToken.None);
        Assert.Contains("The electorate is not known", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(28_808_662, await database.NumberAsync("select sum(valid_votes) from seat_result where election = '2024'"));
        Assert.Equal(0, await database.NumberAsync("select sum(electorate) from seat_result where election = '2024'"));
    }

    [Fact]
    public async Task An_election_that_nothing_tells_is_asked_for()
    {
        var path = Path.Combine(folder, "results.csv");
        File.Copy(OfficialData.Results2024, path);
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => Import().ResultsAsync([path], null, null, CancellationToken.None));
        Assert.Contains("say --election", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("Results of 2024", (await Import().ResultsAsync([path], null, "2024", CancellationToken.None)).Title, StringComparison.Ordinal);
    }

    private OfficialImport Import() => new(database.ConnectionString, TimeProvider.System);

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, content + "\n");
        return path;
    }
}
