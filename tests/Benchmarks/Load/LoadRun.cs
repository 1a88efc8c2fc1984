using System.Diagnostics;
using System.Net;

namespace Benchmarks.Load;

/// <summary>
/// Loads one gRPC method over several connections, one thread each. Without a rate it is closed-loop: every stream always has a call under way, which
/// finds the greatest throughput. With a rate it is open-loop: calls are due at even times whatever the server does, and a call that had to wait
/// for a free stream counts from when it was due, so that a stall of the server is not hidden.
/// </summary>
internal sealed record LoadRun(IPEndPoint Server, string Path, IReadOnlyList<byte[]> Messages)
{
    /// <summary>Sent with every call; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>Connections, a thread each.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Calls under way on each connection.</summary>
    public int Streams { get; init; } = 16;

    /// <summary>Not measured, first.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Measured.</summary>
    public TimeSpan Measure { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls a second over all connections; null for as many as go.</summary>
    public double? Rate { get; init; }

    /// <summary>Runs the load.</summary>
    public LoadResult Run()
    {
        var results = new LoadResult[Connections];
        var threads = Enumerable.Range(0, Connections)
            .Select(index => new Thread(() => results[index] = RunConnection(index)) { IsBackground = true, Name = $"load {index}" })
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var ticks = results.SelectMany(result => result.Ticks).ToArray();
        Array.Sort(ticks);
        return new LoadResult(ticks.Length, results.Sum(result => result.Failures), Measure.TotalSeconds, ticks);
    }

    private LoadResult RunConnection(int index)
    {
        using var connection = new Http2Connection(Server, Path, Token);
        var times = new List<long>(1 << 20);
        var warmUpEnds = Stopwatch.GetTimestamp() + Ticks(WarmUp);
        var measureEnds = warmUpEnds + Ticks(Measure);
        // Connections start at different messages, so that together they go through all of them.
        var message = (int)((long)Messages.Count * index / Connections);
        Pace(connection, ref message, warmUpEnds, []);
        Pace(connection, ref message, measureEnds, times);
        return new LoadResult(times.Count, connection.Failures, Measure.TotalSeconds, [.. times]);
    }

    private void Pace(Http2Connection connection, ref int message, long ends, List<long> times)
    {
        var interval = Rate is { } rate ? Stopwatch.Frequency * Connections / rate : 0;
        double due = Stopwatch.GetTimestamp();
        var blocked = false;
        while (Stopwatch.GetTimestamp() is var now && now < ends)
        {
            // A thread that slept past the due time was late itself; a call that found no stream free was kept waiting by the server.
            while (connection.InFlight < Streams && (Rate is null || due <= now))
            {
                connection.Call(Messages[message], Rate is not null && blocked ? (long)due : now);
                message = (message + 1) % Messages.Count;
                due += interval;
            }

            blocked = connection.InFlight == Streams;
            connection.Flush();
            var wait = connection.InFlight == Streams ? ends - now : Math.Min(ends - now, (long)(due - now));
            connection.Receive(TimeSpan.FromSeconds(Math.Max(0, wait) / (double)Stopwatch.Frequency), times);
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
