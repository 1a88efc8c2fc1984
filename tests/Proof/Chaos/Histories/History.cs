using System.Collections.Concurrent;

namespace Proof.Chaos.Histories;

/// <summary>All that clients did and were told.</summary>
public sealed class History
{
    private readonly ConcurrentQueue<Operation> operations = new();
    private readonly ConcurrentQueue<string> faults = new();
    private long moment;

    /// <summary>The operations, in the order in which they ended.</summary>
    public IReadOnlyCollection<Operation> Operations => operations;

    /// <summary>Answers that no client should ever get, whatever was killed.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>The next moment.</summary>
    public long Now() => Interlocked.Increment(ref moment);

    /// <summary>Adds an operation that is over.</summary>
    public void Add(Operation operation) => operations.Enqueue(operation);

    /// <summary>Adds an answer that should not be.</summary>
    public void AddFault(string fault) => faults.Enqueue(fault);

    /// <summary>Writes it into a file, in order of invocation.</summary>
    /// <returns>The file's path.</returns>
    public string Keep(string folder, ChaosPlan plan, IEnumerable<string> faults)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"chaos-history-{plan.Seed}-{Environment.ProcessId}.txt");
        File.WriteAllLines(path, [$"{plan}", .. faults, "", .. operations.OrderBy(operation => operation.From).Select(operation => $"{operation}")]);
        return path;
    }
}
