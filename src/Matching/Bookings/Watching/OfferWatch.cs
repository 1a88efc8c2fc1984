using System.Runtime.CompilerServices;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Bookings.Watching;

/// <summary>Follows one offer for one reader: looks, tells, and waits for the bell.</summary>
public sealed class OfferWatch(IOfferEvents events, WatchRules rules, TimeProvider clock) : IDisposable
{
    /// <summary>When the listening connection was away all bells ring at once: their looks queue here, so that other calls find a connection of the pool.</summary>
    private readonly SemaphoreSlim looking = new(AtOnce);

    /// <summary>Most looks under way at once.</summary>
    internal const int AtOnce = 16;

    /// <inheritdoc />
    public void Dispose() => looking.Dispose();

    /// <summary>
    /// What happens to the offer, endlessly, beginning with a snapshot, or behind the number given. Ends with a failure where the reader may not watch it,
    /// or where it is no longer there.
    /// </summary>
    /// <param name="offer">The offer.</param>
    /// <param name="reader">Who watches.</param>
    /// <param name="after">Number of the last event that the reader has; null for none.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public async IAsyncEnumerable<Result<OfferEvent>> FollowAsync(Guid offer, Caller reader, long? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var bell = events.Listen(offer);
        var told = DateTimeOffset.MinValue;
        while (true)
        {
            var page = after is { } number ? await OneOfFewAsync(() => events.AfterAsync(offer, reader, number, cancellation), cancellation) : (OfferPage?)null;
            if (!page.TryGet(out var next, out var failure))
            {
                yield return failure;
                yield break;
            }

            if (next is null)
            {
                var now = await OneOfFewAsync(() => events.LookAsync(offer, reader, cancellation), cancellation);
                yield return now;
                if (!now.TryGet(out var snapshot, out _))
                {
                    yield break;
                }

                (after, told) = (snapshot.Number, clock.GetUtcNow());
                continue;
            }

            foreach (var one in next.Events)
            {
                yield return one;
                told = clock.GetUtcNow();
            }

            after = next.Last;
            if (next.More)
            {
                continue;
            }

            // Also where the bell rings on for what this reader may not see.
            var silent = clock.GetUtcNow() - told;
            if (silent >= rules.Heartbeat || !await bell.WaitAsync(rules.Heartbeat - silent, clock, cancellation))
            {
                yield return new OfferEvent(next.Last, OfferEventKind.Heartbeat, clock.GetUtcNow(), null, []);
                told = clock.GetUtcNow();
            }
        }
    }

    private async Task<T> OneOfFewAsync<T>(Func<Task<T>> look, CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            return await look();
        }
        finally
        {
            looking.Release();
        }
    }
}
