using Matching.Geo;
using Matching.Outcomes;
using Matching.Seats;

namespace Matching.Tests.Seats;

/// <summary>Where a place lies: inside, near a boundary, on the coast, at sea, or spread over several seats.</summary>
public sealed class SeatLocatorTests
{
    private static readonly SeatAtlas Atlas = AsciiMap.Atlas(
        """
        AAB
        ACB
        """);

    [Fact]
    public void A_point_well_inside_lies_in_one_seat()
    {
        var location = Locate(AsciiMap.At(0.5, 1.5));
        Assert.Equal([(AsciiMap.Code('A'), 1.0, 0.0)], Told(location));
        Assert.False(location.NearBoundary);
    }

    [Theory]
    [InlineData(0.150, true)]
    [InlineData(0.1505, false)]
    public void A_point_within_150_m_of_another_seat_is_near_its_boundary(double kilometres, bool near)
    {
        var location = Locate(AsciiMap.At(2 + kilometres, 0.5));
        Assert.Equal(AsciiMap.Code('B'), location.Candidates[0].Seat.Code);
        Assert.Equal(near, location.NearBoundary);
        Assert.Equal(near ? 2 : 1, location.Candidates.Count);
    }

    [Fact]
    public void Neighbours_come_after_the_covering_seat_by_distance()
    {
        // North-west of the corner where A, B and C meet.
        var location = Locate(AsciiMap.At(1.95, 1.1));
        Assert.Equal([(AsciiMap.Code('A'), 1.0, 0.0), (AsciiMap.Code('B'), 0.0, 50.0), (AsciiMap.Code('C'), 0.0, 100.0)], Told(location));
    }

    [Fact]
    public void A_point_on_the_border_lies_in_the_first_by_code()
    {
        var location = Locate(AsciiMap.At(2, 1.5));
        Assert.Equal([(AsciiMap.Code('A'), 1.0, 0.0), (AsciiMap.Code('B'), 0.0, 0.0)], Told(location));
        Assert.True(location.NearBoundary);
    }

    [Fact]
    public void A_point_off_the_coast_lies_in_the_nearest_seat_up_to_5_km()
    {
        var location = Locate(AsciiMap.At(8, 0.5));
        Assert.Equal([(AsciiMap.Code('B'), 1.0, 5000.0)], Told(location));
        Assert.False(location.NearBoundary);
        Assert.Equal(Reason.SeatNotFound, SeatLocator.Locate(PlaceAt(AsciiMap.At(8.001, 0.5)), null, Atlas).Failure?.Reason);
    }

    [Fact]
    public void An_area_lies_in_every_seat_of_its_postcodes_by_share()
    {
        var area = Area(("2024", 'B', 0.3), ("2024", 'C', 0.6), ("2024", 'A', 0.1), ("2017", 'A', 1));
        Assert.True(SeatLocator.Locate(PlaceOf(area), area, Atlas).TryGet(out var location, out _));
        Assert.Equal([('C', 0.6, 0.0), ('B', 0.3, 500.0), ('A', 0.1, 500.0)], location.Candidates.Select(seat => ((char)(seat.Seat.Code[^1] - '0' + 'A'), seat.Share, seat.Metres)));
        Assert.False(location.NearBoundary);
    }

    [Fact]
    public void An_area_without_shares_in_the_boundary_set_may_lie_in_all_seats_within_its_radius()
    {
        var area = Area(("2017", 'A', 1));
        Assert.True(SeatLocator.Locate(PlaceOf(area), area, Atlas).TryGet(out var location, out _));
        Assert.Equal([(AsciiMap.Code('C'), 0.0, 0.0), (AsciiMap.Code('A'), 0.0, 500.0), (AsciiMap.Code('B'), 0.0, 500.0)], Told(location));
    }

    private static SeatLocation Locate(GridPoint point)
    {
        Assert.True(SeatLocator.Locate(PlaceAt(point), null, Atlas).TryGet(out var location, out var failure), failure?.Detail);
        return location;
    }

    private static IEnumerable<(string, double, double)> Told(SeatLocation location) =>
        location.Candidates.Select(candidate => (candidate.Seat.Code, candidate.Share, candidate.Metres));

    private static PlaceArea Area(params ReadOnlySpan<(string Set, char Letter, double Share)> shares) =>
        new("N1 2", PlacePrecision.Sector, AsciiMap.At(1.5, 0.5), 600, [.. shares.ToArray().Select(share => new AreaShare(share.Set, AsciiMap.Code(share.Letter), share.Share))]);

    private static Place PlaceOf(PlaceArea area) =>
        new(area.Code, area.Point, area.Centre, area.Precision, area.RadiusMetres, false, area.Code) { Blurred = area.Centre };

    private static Place PlaceAt(GridPoint point) => new("", BritishGrid.ToGeo(point), point, PlacePrecision.Exact, 0, false, null) { Blurred = point };
}
