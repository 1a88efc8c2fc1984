using Proof.Chaos.Histories;

namespace Proof.Chaos.Checks;

/// <summary>Whoever asks again with the same id is told the same, by whichever replica.</summary>
internal static class SameAnswers
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(History history) => history.Operations
        .Where(operation => operation.IsWrite)
        .GroupBy(operation => (operation.Subject, operation.Rpc, operation.RequestId))
        .Where(same => same.SelectMany(operation => operation.Answers).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(same => $"two answers: {string.Join(" and ", same)}");
}
