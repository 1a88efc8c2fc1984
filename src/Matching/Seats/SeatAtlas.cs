using System.Collections.Frozen;

namespace Matching.Seats;

/// <summary>All seats of one boundary set with their results, in memory; made once a release and never changed.</summary>
internal sealed class SeatAtlas
{
    private static long made;

    private readonly FrozenDictionary<string, Seat> byCode;
    private readonly FrozenDictionary<string, ElectionResults> elections;

    /// <summary>Makes the atlas of a boundary set.</summary>
    public SeatAtlas(string boundarySet, IEnumerable<Seat> seats, IEnumerable<ElectionResults> results)
    {
        BoundarySet = boundarySet;
        Seats = [.. seats.OrderBy(seat => seat.Code, StringComparer.Ordinal)];
        byCode = Seats.ToFrozenDictionary(seat => seat.Code, StringComparer.Ordinal);
        elections = results.ToFrozenDictionary(result => result.Election, StringComparer.Ordinal);
        Latest = elections.Values.MaxBy(result => result.Election, StringComparer.Ordinal);
        Marginals = new MarginalSets(this);
    }

    /// <summary>Tells this atlas from any other of this process, without holding on to it.</summary>
    public long Number { get; } = Interlocked.Increment(ref made);

    /// <summary>The boundary set, for example "2024".</summary>
    public string BoundarySet { get; }

    /// <summary>The seats in order of code.</summary>
    public IReadOnlyList<Seat> Seats { get; }

    /// <summary>The results of every election that is loaded.</summary>
    public IEnumerable<ElectionResults> Elections => elections.Values;

    /// <summary>The results of the latest election, by its name; null where none is loaded.</summary>
    public ElectionResults? Latest { get; }

    /// <summary>The marginal seats by what counts as marginal.</summary>
    public MarginalSets Marginals { get; }

    /// <summary>The seat of this code, or null.</summary>
    public Seat? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The results of this election, or null.</summary>
    public ElectionResults? FindElection(string election) => elections.GetValueOrDefault(election);
}
