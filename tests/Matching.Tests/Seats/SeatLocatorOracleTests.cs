using Matching.Seats;

namespace Matching.Tests.Seats;

/// <summary>Unit postcodes of every seat of Great Britain are located in the seat whose outline covers them, else in the nearest.</summary>
public sealed class SeatLocatorOracleTests(OfficialWorld world) : IClassFixture<OfficialWorld>
{
    private const int SeatsOfGreatBritain = 632;

    [Fact]
    public async Task Unit_postcodes_of_all_seats_are_located_in_the_right_one()
    {
        await using var command = world.Source.CreateCommand(
            """
            select p.code, coalesce(covering.code, nearest.code), covering.code is null, near.codes
            from postcode p
            cross join lateral (select st_setsrid(st_point(easting, northing), 27700) as point) at
            left join lateral (select code from seat where st_covers(outline, point) order by code limit 1) covering on true
            left join lateral (select code from seat order by outline <-> point limit 1) nearest on covering.code is null
            cross join lateral (select array_agg(code order by round(st_distance(outline, point) * 1000), code collate "C") as codes from seat where st_dwithin(outline, point, 150)) near
            """);
        command.CommandTimeout = 120;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var seats = new HashSet<string>();
        var (rows, onTheCoast, nearBoundary) = (0, 0, 0);
        var loaded = world.Figures.Current!;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var (code, seat, uncovered) = (reader.GetString(0), reader.GetString(1), reader.GetBoolean(2));
            Assert.True(loaded.Places.Resolve(code).TryGet(out var place, out _));
            Assert.True(SeatLocator.Locate(place, loaded.Places.AreaOf(place), loaded.Newest!).TryGet(out var location, out var failure), failure?.Detail);
            Assert.Equal(seat, location.Candidates[0].Seat.Code);
            var near = reader.IsDBNull(3) ? [] : reader.GetFieldValue<string[]>(3);
            Assert.Equal(near.Length > 1, location.NearBoundary);
            Assert.Equal(near.Length == 0 ? [seat] : near, location.Candidates.Select(candidate => candidate.Seat.Code));
            seats.Add(seat);
            rows++;
            onTheCoast += uncovered ? 1 : 0;
            nearBoundary += location.NearBoundary ? 1 : 0;
        }

        Assert.True(rows > 15_000);
        Assert.True(onTheCoast > 0);
        Assert.True(nearBoundary > 100);
        Assert.Equal(SeatsOfGreatBritain, seats.Count);
    }
}
