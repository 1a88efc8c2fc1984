using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos;

/// <summary>What a run came to.</summary>
/// <param name="History">All that clients did and were told.</param>
/// <param name="State">What was stored at its end.</param>
/// <param name="Kills">What was killed, and how long until it answered again.</param>
/// <param name="Faults">Which properties do not hold, and where.</param>
/// <param name="Elapsed">How long the clients worked.</param>
/// <param name="HistoryFile">Where the history is kept; null where every property holds.</param>
public sealed record ChaosResult(
    History History, WorldState State, IReadOnlyList<(string Victim, TimeSpan Recovery)> Kills, IReadOnlyList<string> Faults, TimeSpan Elapsed, string? HistoryFile)
{
    /// <summary>Operations with an outcome.</summary>
    public int Count(Outcome outcome) => History.Operations.Count(operation => operation.Outcome == outcome);

    /// <summary>Operations that were sent more than once before they were decided.</summary>
    public int Retried => History.Operations.Count(operation => operation.Attempts > 1);

    /// <summary>Why operations were refused, the commonest first.</summary>
    public IEnumerable<(string Reason, int Times)> Refusals => History.Operations
        .Where(operation => operation.Outcome == Outcome.Refused)
        .CountBy(operation => operation.Reason)
        .OrderByDescending(reason => reason.Value)
        .Select(reason => (reason.Key, reason.Value));
}
