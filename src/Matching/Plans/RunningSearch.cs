namespace Matching.Plans;

/// <summary>A search on a thread of its own, since it thinks for minutes: how far it has come, its end, and a stop that waits until nothing is thought any more.</summary>
/// <typeparam name="T">What it finds.</typeparam>
public sealed class RunningSearch<T> : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly TimeProvider clock;
    private readonly long start;
    private PlanProgress progress = PlanProgress.Begun;

    /// <summary>Begins a search.</summary>
    /// <param name="search">Tells of its progress, and ends with the best so far once it is told to stop.</param>
    /// <param name="clock">What beats are measured by.</param>
    /// <param name="stopping">Any of these stops it.</param>
    public RunningSearch(Func<Action<PlanProgress>, CancellationToken, T> search, TimeProvider clock, params CancellationToken[] stopping)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (this.clock, start) = (clock, clock.GetTimestamp());
        stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Result = Task.Factory.StartNew(
            () => search(now => Volatile.Write(ref progress, now), stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How far it has come.</summary>
    public PlanProgress Progress => Volatile.Read(ref progress);

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>What it finds in the end.</summary>
    public Task<T> Result { get; }

    /// <summary>Waits for a beat, and no longer than the search goes on.</summary>
    /// <returns>Whether it goes on.</returns>
    public async Task<bool> GoesOnAsync(TimeSpan beat, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(Result, Task.Delay(beat, clock, ended.Token));
        await ended.CancelAsync();
        return first != Result;
    }

    /// <summary>Tells it to end with the best so far.</summary>
    public Task StopAsync() => stop.CancelAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)Result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }
}
