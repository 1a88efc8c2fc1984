using Matching.Geo;
using Matching.Outcomes;

namespace Matching.Tests.Geo;

/// <summary>What exists is preferred; what is not loaded widens to its sector, then its outcode.</summary>
public sealed class PlaceBookTests
{
    private static readonly PlaceArea N1 = Outcode("N1", 531_000, 184_000);
    private static readonly PlaceArea N12 = Outcode("N12", 526_000, 192_000);
    private static readonly PlaceArea Nw3 = Outcode("NW3", 527_000, 185_500);
    private static readonly PlaceArea Nw3Sector2 = new("NW3 2", PlacePrecision.Sector, new GridPoint(527_350, 185_450), 400, []);
    private static readonly PlaceArea N1Sector2 = new("N1 2", PlacePrecision.Sector, new GridPoint(531_700, 184_300), 350, []);

    private static readonly PlaceBook Book = new([N1, N12, Nw3, Nw3Sector2, N1Sector2], Units(("NW3 2QG", 527_411, 185_517), ("NW3 2QH", 527_400, 185_500), ("N1 9GU", 530_400, 183_300)));
    private static readonly PlaceBook Unitless = new([Nw3, Nw3Sector2], PostcodeUnits.Empty);

    [Theory]
    [InlineData("nw3 2qg", "NW3 2QG", PlacePrecision.Unit, "NW3 2", false)]
    [InlineData("N19GU", "N1 9GU", PlacePrecision.Unit, "N1", false)]
    [InlineData("NW3 2ZZ", "NW3 2ZZ", PlacePrecision.Sector, "NW3 2", true)]
    [InlineData("NW3 9ZZ", "NW3 9ZZ", PlacePrecision.Outcode, "NW3", true)]
    [InlineData("NW3 2", "NW3 2", PlacePrecision.Sector, "NW3 2", false)]
    [InlineData("NW32", "NW3 2", PlacePrecision.Sector, "NW3 2", false)]
    [InlineData("NW3 7", "NW3 7", PlacePrecision.Outcode, "NW3", false)]
    [InlineData("NW3", "NW3", PlacePrecision.Outcode, "NW3", false)]
    [InlineData("N12", "N12", PlacePrecision.Outcode, "N12", false)]
    [InlineData("N1 2", "N1 2", PlacePrecision.Sector, "N1 2", false)]
    public void Postcode_resolves_to_what_exists(string text, string name, PlacePrecision precision, string area, bool unknownUnit)
    {
        var place = Found(Book, text);
        Assert.Equal((name, precision, area, unknownUnit), (place.Name, place.Precision, place.Area, place.UnknownUnit));
    }

    [Fact]
    public void Unit_is_not_called_unknown_where_no_units_are_loaded() => Assert.False(Found(Unitless, "NW3 2QG").UnknownUnit);

    [Fact]
    public void Unit_stands_at_its_own_point_and_is_blurred_to_its_sectors_centre()
    {
        var place = Found(Book, "NW3 2QG");
        Assert.Equal(new GridPoint(527_411, 185_517), place.Grid);
        Assert.Equal(Nw3Sector2.Centre, place.Blurred);
        Assert.True(BritishGrid.ToGrid(place.Point).MetresTo(place.Grid) < 0.01);
    }

    [Fact]
    public void Area_tells_its_radius() => Assert.Equal(400, Found(Book, "NW3 2").RadiusMetres);

    [Theory]
    [InlineData("51.556,-0.166", "51.55600,-0.16600")]
    [InlineData(" 51.556 , -0.166 ", "51.55600,-0.16600")]
    public void Coordinates_resolve_exactly_and_are_blurred_to_a_fixed_cell(string text, string name)
    {
        var place = Found(Book, text);
        Assert.Equal((name, PlacePrecision.Exact, null), (place.Name, place.Precision, place.Area));
        Assert.Equal(new GeoPoint(51.556, -0.166), place.Point);
        Assert.Equal(new GridPoint(527_500, 185_500), place.Blurred);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a place")]
    [InlineData("NW3 2QGG")]
    [InlineData("51.5")]
    [InlineData("51.5,")]
    [InlineData("51.5,-0.1,3")]
    [InlineData("NaN,NaN")]
    [InlineData("Infinity,0")]
    [InlineData("91,0")]
    [InlineData("48.85,2.35")]
    [InlineData("0,0")]
    [InlineData("1e400,0")]
    public void Malformed_text_is_an_invalid_field(string text)
    {
        Assert.False(Book.Resolve(text).TryGet(out _, out var failure));
        Assert.Equal(Reason.InvalidField, failure.Reason);
        Assert.Equal("place", Assert.Single(failure.Faults).Field);
    }

    [Fact]
    public void More_than_a_hundred_characters_are_an_invalid_field()
    {
        Assert.Equal("NW3", Found(Book, "NW3".PadRight(100)).Name);
        Assert.Equal(Reason.InvalidField, Book.Resolve("NW3".PadRight(101)).Failure?.Reason);
    }

    [Theory]
    [InlineData("ZZ99 9ZZ")]
    [InlineData("ZZ99")]
    [InlineData("ZZ99 9")]
    public void Unknown_outcode_is_not_found(string text) => Assert.Equal(Reason.PlaceNotFound, Book.Resolve(text).Failure?.Reason);

    [Theory]
    [InlineData("IM1 1AA")]
    [InlineData("je2")]
    [InlineData("GY1 1")]
    public void Postcodes_that_are_not_of_the_kingdom_are_no_places_and_it_says_so(string text)
    {
        var book = new PlaceBook([Outcode("IM1", 238_019, 475_586), Outcode("JE2", 400_000, -60_000), Outcode("GY1", 361_191, -48_968)], PostcodeUnits.Empty);
        Assert.Equal(Reason.PlaceNotFound, book.Resolve(text).Failure?.Reason);
        Assert.Contains("not in the United Kingdom", book.Resolve(text).Failure!.Detail, StringComparison.Ordinal);
    }

    private static PlaceArea Outcode(string code, double easting, double northing) => new(code, PlacePrecision.Outcode, new GridPoint(easting, northing), 1500, []);

    private static PostcodeUnits Units(params ReadOnlySpan<(string Code, int Easting, int Northing)> units)
    {
        var builder = new PostcodeUnitsBuilder(units.Length);
        foreach (var (code, easting, northing) in units)
        {
            builder.Add(code, easting, northing);
        }

        return builder.Build();
    }

    private static Place Found(PlaceBook book, string text)
    {
        Assert.True(book.Resolve(text).TryGet(out var place, out var failure), failure?.Detail);
        return place;
    }
}
