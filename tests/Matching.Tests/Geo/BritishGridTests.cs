using Matching.Geo;
using TestKit;

namespace Matching.Tests.Geo;

/// <summary>The grid agrees with PostGIS to a centimetre all over the United Kingdom, and goes there and back.</summary>
public sealed class BritishGridTests(PostGis database) : IClassFixture<PostGis>
{
    [Fact]
    public async Task Projection_equals_PostGIS_over_the_whole_kingdom()
    {
        await using var command = database.Source.CreateCommand(
            """
            select lat, lon, st_x(p), st_y(p)
            from generate_series(49.8, 60.9, 0.37) lat, generate_series(-8.6, 1.8, 0.41) lon,
                 st_transform(st_setsrid(st_point(lon, lat), 4326), 27700) p
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var geo = new GeoPoint(reader.GetDouble(0), reader.GetDouble(1));
            var grid = BritishGrid.ToGrid(geo);
            Assert.True(grid.MetresTo(new GridPoint(reader.GetDouble(2), reader.GetDouble(3))) < 0.01, $"{geo}: {grid}, {reader.GetDouble(2)} {reader.GetDouble(3)}");
            var back = BritishGrid.ToGeo(grid);
            Assert.Equal(geo.Latitude, back.Latitude, 1e-7);
            Assert.Equal(geo.Longitude, back.Longitude, 1e-7);
        }
    }
}
