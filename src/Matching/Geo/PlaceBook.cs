using Matching.Outcomes;

namespace Matching.Geo;

/// <summary>Every place of the loaded releases, in memory: unit postcodes, sectors and outcodes.</summary>
internal sealed class PlaceBook
{
    private const int MaxLength = 100;
    private const double BlurCellMetres = 1000;
    private const string Forms = "Must be a postcode (NW3 2QG), a sector (NW3 2), an outcode (NW3) or coordinates (51.556,-0.166), at most 100 characters.";

    private static readonly Failure Dependency = new(Reason.PlaceNotFound, "Guernsey, Jersey and the Isle of Man are not in the United Kingdom and have no seats; give a place that is.");

    private readonly Dictionary<ulong, PlaceArea> areas;
    private readonly PostcodeUnits units;

    /// <summary>Makes a book of the areas and units given.</summary>
    /// <exception cref="FormatException">An area's code is no sector or outcode.</exception>
    public PlaceBook(IEnumerable<PlaceArea> areas, PostcodeUnits units)
    {
        this.units = units;
        this.areas = areas.ToDictionary(KeyOf);
        this.areas.TrimExcess();
    }

    /// <summary>The units, to be carried over to the next book where only the areas change.</summary>
    public PostcodeUnits Units => units;

    /// <summary>The areas, likewise.</summary>
    public IReadOnlyCollection<PlaceArea> Areas => areas.Values;

    /// <summary>The sector or outcode that a place was resolved by or lies in, or null.</summary>
    public PlaceArea? AreaOf(Place place) => place.Area is { } code && Postcode.TryRead(code, out var area, out _) ? FindArea(area) : null;

    /// <inheritdoc cref="IPlaces.Resolve" />
    public Result<Place> Resolve(string text)
    {
        if (text.Length > MaxLength)
        {
            return Failure.Invalid("place", Forms);
        }

        if (text.Contains(','))
        {
            return Coordinates.TryRead(text, out var point, out var fault) ? At(point) : Failure.Invalid("place", fault!);
        }

        return Postcode.TryRead(text, out var first, out var second) ? Resolve(first, second) : Failure.Invalid("place", Forms);
    }

    private static ulong KeyOf(PlaceArea area)
    {
        // A stored code has its space, so the first reading is the right one.
        if (!Postcode.TryRead(area.Code, out var code, out _) || code.IsUnit)
        {
            throw new FormatException($"Neither a sector nor an outcode: {area.Code}.");
        }

        return code.AreaKey;
    }

    private static GridPoint CellCentre(GridPoint point) => new(
        (Math.Floor(point.Easting / BlurCellMetres) + 0.5) * BlurCellMetres,
        (Math.Floor(point.Northing / BlurCellMetres) + 0.5) * BlurCellMetres);

    private static Place At(GeoPoint point)
    {
        var grid = BritishGrid.ToGrid(point);
        return new Place(point.ToString(), point, grid, PlacePrecision.Exact, 0, false, null) { Blurred = CellCentre(grid) };
    }

    /// <summary>What exists comes before what has to be widened, the first reading before the second.</summary>
    private Result<Place> Resolve(Postcode first, Postcode second)
    {
        if (first.Outcode.IsOutsideTheKingdom)
        {
            return Dependency;
        }

        if (first.IsUnit && units.Find(first) is { } point)
        {
            return AtUnit(first, point);
        }

        foreach (var reading in (ReadOnlySpan<Postcode>)[first, second])
        {
            if (FindArea(reading) is { } area)
            {
                return AtArea(reading, area);
            }
        }

        foreach (var reading in (ReadOnlySpan<Postcode>)[first, second])
        {
            for (var wider = reading; !wider.IsOutcode;)
            {
                wider = wider.Wider;
                if (FindArea(wider) is { } area)
                {
                    return AtArea(reading, area);
                }
            }
        }

        return new Failure(Reason.PlaceNotFound, $"No postcode district {first.Outcode} is known.");
    }

    private Place AtUnit(Postcode unit, GridPoint point)
    {
        var sector = FindArea(unit.Wider);
        var area = sector ?? FindArea(unit.Wider.Wider);
        return new Place(unit.ToString(), BritishGrid.ToGeo(point), point, PlacePrecision.Unit, 0, false, area?.Code)
        {
            Blurred = sector?.Centre ?? CellCentre(point),
        };
    }

    private Place AtArea(Postcode asked, PlaceArea area) =>
        new(asked.ToString(), area.Point, area.Centre, area.Precision, area.RadiusMetres, asked.IsUnit && units.Count > 0, area.Code)
        {
            Blurred = area.Precision == PlacePrecision.Sector ? area.Centre : CellCentre(area.Centre),
        };

    private PlaceArea? FindArea(Postcode code) => code.IsUnit ? null : areas.GetValueOrDefault(code.AreaKey);
}
