namespace Matching.Storage.Import.Areas;

/// <summary>
/// Makes the outcodes that have no open unit postcodes: each Data Zone of Northern Ireland counts for the BT outcode whose centre is nearest, of equally near
/// ones the first by code. An outcode without any zone counts as one point where it stands.
/// </summary>
internal static class OutcodeAreas
{
    /// <summary>The areas of outcodes that <paramref name="known"/> has not, in order of code.</summary>
    /// <param name="outcodes">Outcodes with their centres.</param>
    /// <param name="zones">Data Zones with their centres.</param>
    /// <param name="known">Outcodes that unit postcodes have made.</param>
    /// <param name="finders">A finder for each boundary set, in order of set.</param>
    public static IReadOnlyList<AreaRow> Make(
        IReadOnlyList<AreaPoint> outcodes, IReadOnlyList<AreaPoint> zones, IReadOnlySet<string> known,
        IReadOnlyList<(string BoundarySet, SeatFinder Finder)> finders)
    {
        var missing = outcodes.Where(outcode => !known.Contains(outcode.Code)).OrderBy(outcode => outcode.Code, StringComparer.Ordinal).ToList();
        var irish = missing.Where(outcode => outcode.Code.StartsWith("BT", StringComparison.Ordinal)).ToList();
        var zonesOf = irish.Count == 0
            ? Enumerable.Empty<AreaPoint>().ToLookup(_ => "")
            : zones.ToLookup(zone => irish.MinBy(outcode => outcode.Point.MetresTo(zone.Point))!.Code, StringComparer.Ordinal);
        return [.. missing.Select(outcode => Make(outcode, [.. zonesOf[outcode.Code]], finders))];
    }

    private static AreaRow Make(AreaPoint outcode, IReadOnlyList<AreaPoint> zones, IReadOnlyList<(string BoundarySet, SeatFinder Finder)> finders)
    {
        var centre = ((int)Math.Round(outcode.Point.Easting), (int)Math.Round(outcode.Point.Northing));
        if (zones.Count > 0)
        {
            return AreaMaker.Make(outcode.Code, centre, [.. zones.Select(zone => (zone.Point.Easting, zone.Point.Northing))], 0,
                finders.Select(set => (set.BoundarySet, zones.Select(zone => set.Finder.Codes[set.Finder.Find(zone.Point.Easting, zone.Point.Northing)]))));
        }

        // The Crown Dependencies have outcodes too, but no seats.
        return AreaMaker.Make(outcode.Code, centre, [(centre.Item1, centre.Item2)], 0,
            finders
                .Select(set => (set.BoundarySet, set.Finder.Codes, Seat: set.Finder.Covering(centre.Item1, centre.Item2)))
                .Where(set => set.Seat >= 0)
                .Select(set => (set.BoundarySet, Enumerable.Repeat(set.Codes[set.Seat], 1))));
    }
}
