using System.Collections.Concurrent;

namespace Matching.Seats;

/// <summary>
/// The marginal seats of one atlas by criteria, found once and kept while the atlas lives. What is kept follows from the release and the
/// criteria alone, never from a place: it is part of the index, no answer.
/// </summary>
internal sealed class MarginalSets(SeatAtlas atlas)
{
    /// <summary>Criteria come from callers, so their number is bounded; finding a set anew takes some 20 microseconds.</summary>
    private const int Most = 256;

    private readonly ConcurrentDictionary<MarginalCriteria, MarginalSet> sets = new();

    /// <summary>The marginal seats by these criteria.</summary>
    public MarginalSet Of(ElectionResults results, MarginalCriteria criteria)
    {
        if (sets.TryGetValue(criteria, out var known))
        {
            return known;
        }

        if (sets.Count >= Most)
        {
            sets.Clear();
        }

        return sets.GetOrAdd(criteria, MarginalSet.Of(atlas, results, criteria));
    }
}
