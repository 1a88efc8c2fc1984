using System.Numerics.Tensors;
using Matching.Geo;

namespace Matching.Seats;

/// <summary>
/// The marginal seats of one set of criteria, in order of margin, then code: the order in which equal distances stand, so that a tie is
/// decided by the place in this list alone.
/// </summary>
internal sealed class MarginalSet
{
    private const int OnStack = 1024;

    private readonly MarginalSeat[] seats;
    private readonly Envelopes envelopes;
    private readonly Dictionary<string, MarginalSeat> byCode;

    private MarginalSet(IEnumerable<MarginalSeat> marginal)
    {
        seats = [.. marginal.OrderBy(seat => seat.Marginality.MarginShare).ThenBy(seat => seat.Seat.Code, StringComparer.Ordinal)];
        envelopes = new Envelopes([.. seats.Select(seat => seat.Seat.Outline.Envelope)]);
        byCode = seats.ToDictionary(seat => seat.Seat.Code, StringComparer.Ordinal);
    }

    /// <summary>The seats, by margin, then code.</summary>
    public IReadOnlyList<MarginalSeat> Seats => seats;

    /// <summary>Finds the marginal seats of an atlas.</summary>
    public static MarginalSet Of(SeatAtlas atlas, ElectionResults results, MarginalCriteria criteria) =>
        new(criteria.Targets.Count > 0 ? Listed(atlas, results, criteria) : Close(atlas, results, criteria));

    /// <summary>The seat of this code if it is marginal, or null.</summary>
    public MarginalSeat? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>
    /// The seats nearest to a point, by distance, then margin, then code. Seats are taken in order of the distance to their envelope;
    /// once that is beyond the last seat kept, no other can be nearer.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="limit">Most seats wanted.</param>
    /// <param name="maxMetres">Leaves out seats further away.</param>
    public SeatAtDistance[] Nearest(GridPoint point, int limit, double maxMetres = double.PositiveInfinity)
    {
        limit = Math.Min(limit, seats.Length);
        var lower = seats.Length <= OnStack ? stackalloc double[seats.Length] : new double[seats.Length];
        envelopes.SquaredDistancesTo(point, lower);

        Span<Found> kept = limit <= OnStack ? stackalloc Found[limit] : new Found[limit];
        var count = 0;
        var bound = maxMetres < 1e9 ? Millimetres.SquaredBound((long)(maxMetres * 1000)) : double.PositiveInfinity;
        for (var left = limit == 0 ? 0 : lower.Length; left > 0; left--)
        {
            var next = TensorPrimitives.IndexOfMin<double>(lower);
            if (lower[next] >= bound)
            {
                break;
            }

            lower[next] = double.PositiveInfinity;
            var found = new Found(Millimetres.Of(seats[next].Seat.Outline.SquaredDistanceTo(point, bound)), next);
            if (found.Millimetres / 1000.0 > maxMetres || !Keep(kept, ref count, found))
            {
                continue;
            }

            if (count == limit)
            {
                bound = Math.Min(bound, Millimetres.SquaredBound(kept[^1].Millimetres));
            }
        }

        var answer = new SeatAtDistance[count];
        for (var at = 0; at < count; at++)
        {
            answer[at] = new SeatAtDistance(seats[kept[at].Index], kept[at].Millimetres / 1000.0);
        }

        return answer;
    }

    private static IEnumerable<MarginalSeat> Close(SeatAtlas atlas, ElectionResults results, MarginalCriteria criteria) =>
        from seat in atlas.Seats
        let result = results.Find(seat.Code)
        where result is not null
        let marginality = Marginality.Of(result, criteria.Party)
        where marginality is not null && criteria.Admits(marginality)
        select new MarginalSeat(seat, marginality);

    private static IEnumerable<MarginalSeat> Listed(SeatAtlas atlas, ElectionResults results, MarginalCriteria criteria) =>
        from target in criteria.Targets
        let seat = atlas.Find(target.SeatCode)
        let result = results.Find(target.SeatCode)
        where seat is not null && result is not null
        select new MarginalSeat(seat, Marginality.OfListed(result, criteria.Party, target.Weight));

    /// <summary>Puts a find in its place among those kept, the last falling off the end; false where it is behind them all.</summary>
    private static bool Keep(Span<Found> kept, ref int count, Found found)
    {
        if (count == kept.Length && found.CompareTo(kept[^1]) >= 0)
        {
            return false;
        }

        var at = count == kept.Length ? count - 1 : count++;
        for (; at > 0 && found.CompareTo(kept[at - 1]) < 0; at--)
        {
            kept[at] = kept[at - 1];
        }

        kept[at] = found;
        return true;
    }

    private readonly record struct Found(long Millimetres, int Index)
    {
        public int CompareTo(Found other) => Millimetres != other.Millimetres ? Millimetres.CompareTo(other.Millimetres) : Index.CompareTo(other.Index);
    }
}
