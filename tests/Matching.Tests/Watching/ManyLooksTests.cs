using Matching.Bookings.Watching;
using Matching.Outcomes;
using Matching.People;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Watching;

/// <summary>When all bells ring at once, a few look at a time, and each gets its turn.</summary>
public sealed class ManyLooksTests : IOfferEvents
{
    private const int Watchers = 100;

    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int looking;
    private int most;

    [Fact]
    public async Task All_look_but_few_at_once()
    {
        using var watch = new OfferWatch(this, new WatchRules(), new FakeTimeProvider());
        var first = Enumerable.Range(0, Watchers).Select(_ => FirstAsync(watch)).ToList();
        open.SetResult();
        Assert.All(await Task.WhenAll(first), Assert.NotNull);
        Assert.Equal(OfferWatch.AtOnce, most);
    }

    /// <inheritdoc />
    public OfferBell Listen(Guid offer) => new(_ => { });

    /// <inheritdoc />
    public async Task<Result<OfferEvent>> LookAsync(Guid offer, Caller reader, CancellationToken cancellation)
    {
        var now = Interlocked.Increment(ref looking);
        lock (open)
        {
            most = Math.Max(most, now);
        }

        await open.Task;
        Interlocked.Decrement(ref looking);
        return new OfferEvent(1, OfferEventKind.Snapshot, default, null, []);
    }

    /// <inheritdoc />
    public Task<Result<OfferPage?>> AfterAsync(Guid offer, Caller reader, long number, CancellationToken cancellation) =>
        throw new NotSupportedException("Each has enough with the first look.");

    private static async Task<OfferEvent?> FirstAsync(OfferWatch watch)
    {
        await foreach (var told in watch.FollowAsync(Guid.Empty, Caller.InNameOf("ann", "Ann", "demo"), null, TestContext.Current.CancellationToken))
        {
            return told.TryGet(out var happened, out _) ? happened : null;
        }

        return null;
    }
}
