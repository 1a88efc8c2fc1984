namespace Matching.Geo;

/// <summary>
/// Every public place of a release, from south to north: a walk reaches across a narrow band of the country, which is found by halves and then read through. The whole country
/// has some hundreds in such a band, so that no tree would be quicker.
/// </summary>
public sealed class PublicPlaces
{
    private readonly PublicPlace[] places;
    private readonly double[] northings;
    private readonly int[] ranks;

    /// <summary>Takes the places.</summary>
    /// <param name="places">In the order that ties of distance fall in.</param>
    public PublicPlaces(IEnumerable<PublicPlace> places)
    {
        PublicPlace[] ordered = [.. places];
        ranks = [.. Enumerable.Range(0, ordered.Length)];
        northings = [.. ordered.Select(place => place.Point.Northing)];
        Array.Sort(northings, ranks);
        this.places = [.. ranks.Select(rank => ordered[rank])];
    }

    /// <summary>No places.</summary>
    public static PublicPlaces Empty { get; } = new([]);

    /// <summary>The places at most so far from a point in a straight line, nearest first, then in their order.</summary>
    /// <param name="point">The point.</param>
    /// <param name="metres">Greatest distance.</param>
    /// <param name="stepFree">Only those known to be step-free.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<(PublicPlace Place, double Metres)> Near(GridPoint point, double metres, bool stepFree, int limit)
    {
        List<(double Metres, int Rank, int At)>? near = null;
        for (var at = FirstFrom(point.Northing - metres); at < places.Length && northings[at] <= point.Northing + metres; at++)
        {
            if (point.MetresTo(places[at].Point) is var away && away <= metres && (places[at].StepFree || !stepFree))
            {
                (near ??= []).Add((away, ranks[at], at));
            }
        }

        if (near is null)
        {
            return [];
        }

        near.Sort();
        return [.. near.Take(limit).Select(found => (places[found.At], found.Metres))];
    }

    private int FirstFrom(double northing)
    {
        var (low, high) = (0, northings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = northings[middle] < northing ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
