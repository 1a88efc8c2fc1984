using System.Threading.Channels;

namespace Matching.Bookings.Watching;

/// <summary>
/// Tells one watcher to look again. However often it rings before the watcher looks, it holds one ring: the database is the queue, so a slow watcher costs nothing.
/// </summary>
/// <param name="silence">Called when the watcher wants to hear no more.</param>
public sealed class OfferBell(Action<OfferBell> silence) : IDisposable
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Rings; never waits.</summary>
    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Waits until it rings or the patience is over; tells whether it rang.</summary>
    public async Task<bool> WaitAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            return await rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => silence(this);
}
