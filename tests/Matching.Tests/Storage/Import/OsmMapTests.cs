using Matching.Geo;
using Matching.Storage.Import;
using Matching.Storage.Import.MeetingPoints.Osm;
using TestKit.Osm;

namespace Matching.Tests.Storage.Import;

/// <summary>Meeting points out of a map: which places count, where they are, which are one, and what is wrong with a bad file.</summary>
public sealed class OsmMapTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("map").FullName;

    private string File => Path.Combine(folder, "town.osm.pbf");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("railway=station", "station", "UNKNOWN")]
    [InlineData("railway=halt;wheelchair=no", "station", "NO")]
    [InlineData("public_transport=station;train=yes;wheelchair=yes", "station", "YES")]
    [InlineData("public_transport=station;bus=yes", "bus_station", "UNKNOWN")]
    [InlineData("amenity=bus_station;wheelchair=designated", "bus_station", "YES")]
    [InlineData("amenity=bus_station;public_transport=station;wheelchair=limited", "bus_station", "UNKNOWN")]
    [InlineData("amenity=parking;park_ride=bus", "park_and_ride", "UNKNOWN")]
    [InlineData("amenity=community_centre", "community_centre", "UNKNOWN")]
    [InlineData("amenity=parking", null, null)]
    [InlineData("amenity=parking;park_ride=no", null, null)]
    [InlineData("railway=subway_entrance", null, null)]
    [InlineData("railway=station;station=miniature", null, null)]
    [InlineData("amenity=community_centre;access=private", null, null)]
    [InlineData("disused:railway=station", null, null)]
    [InlineData("shop=bakery", null, null)]
    public void Which_places_count(string tags, string? kind, string? stepFree)
    {
        using (var map = new MapWriter(File))
        {
            map.Dense(new(1, 51.5, -0.1), new(2, 51.6, -0.2, $"{tags};name=Somewhere"), new(3, 51.7, -0.3, "amenity=community_centre;name=Hall"));
        }

        var found = Read().Rows.SingleOrDefault(row => row.Name == "Somewhere");

        Assert.Equal((kind, stepFree), (found?.Kind, found?.StepFree));
        Assert.Equal(kind is null ? 1 : 2, Read().Rows.Count);
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 1000)]
    public void Nodes_are_read_in_columns_and_one_by_one(bool packed, int granularity)
    {
        using (var map = new MapWriter(File) { Packed = packed, Granularity = granularity })
        {
            map.Dense(new MapNode(-5, 51.583025, -0.226448, "name=Hendon Central;railway=station"), new(4, 60.1, 1.5));
            map.Plain(new MapNode(7, 55.9521, -3.19, "railway=station;name=Edinburgh  Waverley "), new(9, 51, 0));
        }

        var rows = Read().Rows;

        Assert.Equal(["osm-n-5", "osm-n7"], rows.Select(row => row.Id));
        Assert.Equal("Edinburgh Waverley", rows[1].Name);
        Assert.Equal(0, rows[0].Point.MetresTo(BritishGrid.ToGrid(new GeoPoint(51.583025, -0.226448))), 0.1);
        Assert.Equal(0, rows[1].Point.MetresTo(BritishGrid.ToGrid(new GeoPoint(55.9521, -3.19))), 0.1);
    }

    [Theory]
    [InlineData("osmium.osm.pbf")]
    [InlineData("osmium-plain.osm.pbf")]
    public void Files_of_the_usual_tool_are_read(string file)
    {
        // Written by osmium 1.15: packed with nodes in columns, and unpacked with nodes one by one; all with authors and times.
        var rows = OsmMeetingPoints.Read(Path.Combine(AppContext.BaseDirectory, "Storage", "Import", file), null).Rows;

        Assert.Equal(["osm-n1", "osm-r20", "osm-w10"], rows.Select(row => row.Id));
        Assert.Equal(["Hendon Central", "Café Hall", "Brent Cross"], rows.Select(row => row.Name));
        Assert.Equal(["station", "community_centre", "bus_station"], rows.Select(row => row.Kind));
        Assert.Equal(["YES", "UNKNOWN", "NO"], rows.Select(row => row.StepFree));
        Assert.Equal(0, rows[2].Point.MetresTo(BritishGrid.ToGrid(new GeoPoint(51.5765, -0.2135))), 0.2);
    }

    [Fact]
    public void An_outline_is_met_at_its_centre_wherever_its_nodes_stand_in_the_file()
    {
        using (var map = new MapWriter(File))
        {
            map.Way(10, [1, 2, 3, 4, 5, 1], "amenity=bus_station;name=Square");
            map.Way(11, [1, 3], "railway=station;name=Platform");
            map.Way(12, [98, 99], "railway=station;name=Cut off");
            map.Relation(20, [('w', 13, "outer"), ('w', 14, "outer"), ('w', 15, "inner")], "type=multipolygon;amenity=parking;park_ride=yes;name=Field");
            map.Relation(21, [('n', 6, ""), ('r', 20, "")], "type=site;railway=station;name=Junction");
            map.Way(13, [1, 2, 3], "");
            map.Way(14, [3, 4, 1], "");
            map.Way(15, [6, 7], "");

            // More corners on one side move the mean of the corners, not the centre.
            map.Dense(new(1, 51, 0), new(2, 51, 0.01), new(3, 51.01, 0.01), new(4, 51.01, 0), new(5, 51.005, 0), new(6, 51.02, 0.02), new(7, 51.9, 0.9));
        }

        var found = Read();

        Assert.Equal(["osm-r20", "osm-r21", "osm-w10", "osm-w11"], found.Rows.Select(row => row.Id));
        Assert.Equal(1, found.Elsewhere);
        var centre = BritishGrid.ToGrid(new GeoPoint(51.005, 0.005));
        Assert.All(found.Rows.Where(row => row.Id != "osm-r21"), row => Assert.Equal(0, row.Point.MetresTo(centre), 1.0));
        Assert.Equal(0, found.Rows[1].Point.MetresTo(BritishGrid.ToGrid(new GeoPoint(51.02, 0.02))), 0.1);
    }

    [Fact]
    public void What_the_map_has_twice_is_one_place()
    {
        // 0.001 degrees of latitude are 111 m.
        using (var map = new MapWriter(File))
        {
            map.Dense(
                new(1, 51.000, 0, "railway=station;name=Amble"),
                new(2, 51.001, 0, "public_transport=station;name=AMBLE;wheelchair=yes"),
                new(3, 51.0005, 0, "amenity=bus_station;name=Amble;wheelchair=no"),
                new(4, 51.003, 0, "amenity=community_centre;name=Amble"),
                new(5, 51.000, 0, "amenity=community_centre;name=Village Hall"),
                new(6, 52.000, 0, "amenity=community_centre;name=Village Hall"));
        }

        var found = Read();

        Assert.Equal(["osm-n1", "osm-n4", "osm-n5", "osm-n6"], found.Rows.Select(row => row.Id));
        Assert.Equal("YES", found.Rows[0].StepFree);
        Assert.Equal(2, found.Doubles);
    }

    [Fact]
    public void Places_without_a_name_or_abroad_are_left_out_and_long_names_cut()
    {
        using (var map = new MapWriter(File))
        {
            map.Dense(
                new(1, 51, 0, "railway=station"),
                new(2, 48.86, 4.35, "railway=station;name=Ailleurs"),
                new(3, 51, 0, $"railway=station;name={new string('x', 300)}"));
        }

        var found = Read();

        Assert.Equal((1, 1), (found.Nameless, found.Elsewhere));
        Assert.Equal(new string('x', 99) + "…", Assert.Single(found.Rows).Name);
    }

    [Fact]
    public void Progress_is_told()
    {
        Write();
        var told = new List<ImportProgress>();

        OsmMeetingPoints.Read(File, new Told(told));

        Assert.Equal(["Finding meeting points", "Placing outlines"], told.Select(one => one.Stage).Distinct());
        Assert.Contains(told, one => one.Done > 0 && one.Done <= one.Total);
    }

    [Fact]
    public void A_file_that_breaks_off_anywhere_is_refused()
    {
        Write();
        var whole = System.IO.File.ReadAllBytes(File);
        var refused = 0;
        for (var length = 1; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            refused += Record.Exception(() => Read()) is ImportRefusedException ? 1 : 0;
        }

        // It may end after a whole block that holds a place: nothing shows that more should follow.
        Assert.Equal(whole.Length - 2, refused);
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused()
    {
        Write(packed: false);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var change in (byte[])[1, 0x80, 0xFF])
            {
                var changed = whole.ToArray();
                changed[at] ^= change;
                System.IO.File.WriteAllBytes(File, changed);
                Assert.True(Record.Exception(() => Read()) is null or ImportRefusedException, $"byte {at} by {change}");
            }
        }
    }

    [Fact]
    public void What_cannot_be_understood_is_named()
    {
        using (var map = new MapWriter(File, "OsmSchema-V0.6", "HistoricalInformation"))
        {
            map.Dense(new MapNode(1, 51, 0, "railway=station;name=Then"));
        }

        Assert.Contains("needs \"HistoricalInformation\"", Refusal(), StringComparison.Ordinal);

        using (var map = new MapWriter(File))
        {
            map.Raw("OSMData", [0x3A, 1, 0]);
        }

        Assert.Contains("Block 2, at byte", Refusal(), StringComparison.Ordinal);
        Assert.Contains("pbf_compression=zlib", Refusal(), StringComparison.Ordinal);

        using (var map = new MapWriter(File))
        {
            map.Block("OSMExtra", [1, 2, 3]);
            map.Dense(new MapNode(1, 51, 0, "shop=bakery;name=Bread"));
        }

        Assert.Contains("holds no named station", Refusal(), StringComparison.Ordinal);

        System.IO.File.WriteAllText(File, "id,name,kind,latitude,longitude,step_free");
        Assert.Contains("Block 1, at byte 0", Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<ImportRefusedException>(() => Read()).Message;

    private OsmMeetingPoints Read() => OsmMeetingPoints.Read(File, null);

    private void Write(bool packed = true)
    {
        using var map = new MapWriter(File) { Packed = packed };
        map.Dense(new MapNode(1, 51, 0, "railway=station;name=One"), new(2, 51, 0.01), new(3, 51.01, 0.01));
        map.Way(10, [2, 3, 1, 2], "amenity=bus_station;name=Two");
    }

    private sealed class Told(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }
}
