namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>
/// Maps hold many a place twice, as a point and as an area, or as a station of each operator: of those with the same name within 150 m, one is kept.
/// </summary>
internal static class NearDoubles
{
    private const double Metres = 150;

    /// <summary>
    /// The places without doubles. Kept is the earlier kind, then the point before the area, then the lower id; where it says nothing of step-free access, what a
    /// double of the same kind says.
    /// </summary>
    public static IReadOnlyList<OsmPlace> Merge(IEnumerable<OsmPlace> places)
    {
        var kept = new List<OsmPlace>();
        foreach (var same in places.GroupBy(place => place.Name, StringComparer.OrdinalIgnoreCase))
        {
            var first = kept.Count;
            foreach (var place in same.OrderBy(place => place.Kind).ThenBy(place => place.Element).ThenBy(place => place.Id))
            {
                var at = kept.FindIndex(first, other => other.Point.MetresTo(place.Point) <= Metres);
                if (at < 0)
                {
                    kept.Add(place);
                }
                else if (kept[at].StepFree == "UNKNOWN" && kept[at].Kind == place.Kind)
                {
                    kept[at] = kept[at] with { StepFree = place.StepFree };
                }
            }
        }

        return kept;
    }
}
