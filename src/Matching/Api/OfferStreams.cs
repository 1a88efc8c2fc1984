using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Bookings.Watching;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;

namespace Matching.Api;

/// <summary>Sends what happens to offers to those who watch them. A stream ends with a status that says whether to come back.</summary>
internal sealed class OfferStreams(OfferWatch watch, WatchPlaces places, BookingViews views, IStandings standings, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>How long a client that no longer reads holds its stream after its end: it cannot be told why it ends, so it is cut off.</summary>
    internal static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    private static readonly Failure TooMany = new(Reason.RateLimited, "There are too many streams of this caller, or in all; end another first.");
    private static readonly Failure Stopping = new(Reason.Unavailable, "This replica stops; go on behind the last resume_token with another.");
    private static readonly Failure Changed = new(Reason.Unavailable, "What you may do has changed; go on behind the last resume_token, as far as you may.");
    private static readonly Failure Expired = new(Reason.Unauthenticated, "The token has expired; go on behind the last resume_token with a new one.");

    /// <summary>Sends until the caller goes away, may see no more, or the service stops.</summary>
    public async Task SendAsync(Guid offer, Caller caller, long? after, IServerStreamWriter<WatchOfferResponse> stream, ServerCallContext context)
    {
        using var place = places.Take(caller.Subject) ?? throw ErrorTable.ToException(TooMany);
        using var token = new CancellationTokenSource(TimeLeft(context), clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping, token.Token);
        using var abandoned = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var ended = end.Token.Register(() => abandoned.CancelAfter(Farewell));
        await using var cut = abandoned.Token.Register(context.GetHttpContext().Abort);
        try
        {
            await foreach (var happened in watch.FollowAsync(offer, caller, after, end.Token))
            {
                // Before anything is shown, heartbeats too: what the caller may do was read when the stream began.
                if (!await StandsAsync(caller, end.Token))
                {
                    throw ErrorTable.ToException(Changed);
                }

                // Without the token: a write that is broken off would break the call off with it, and its client would not hear why.
                await stream.WriteAsync(await ToWireAsync(offer, happened.OrThrow(), caller, end.Token), CancellationToken.None);
                end.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested && end.IsCancellationRequested)
        {
            throw ErrorTable.ToException(lifetime.ApplicationStopping.IsCancellationRequested ? Stopping : Expired);
        }
    }

    /// <summary>Whether the caller still is and may do what they were and might when the stream began; a development run's token says so itself.</summary>
    private async ValueTask<bool> StandsAsync(Caller caller, CancellationToken cancellation) =>
        caller.IsDevelopment
        || (await standings.FindAsync(caller.Campaign, caller.Subject, cancellation) is { State: PersonState.Active or PersonState.Asked } now
            && (now.Role, now.IsBarred, now.IsTooYoung) == (caller.Role, caller.IsBarred, caller.IsTooYoung)
            && (now.Seats is { } seats ? caller.Seats is { } had && had.SetEquals(seats) : caller.Seats is null));

    /// <summary>A stream outlives no token: what its bearer may see is asked again with the next one.</summary>
    private TimeSpan TimeLeft(ServerCallContext context)
    {
        var expires = context.GetHttpContext().User.FindFirst("exp")?.Value;
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return Timeout.InfiniteTimeSpan;
        }

        // A timer counts in milliseconds and no further than 49 days.
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(40) ? TimeSpan.FromDays(40) : left;
    }

    private async Task<WatchOfferResponse> ToWireAsync(Guid offer, OfferEvent happened, Caller reader, CancellationToken cancellation) => new()
    {
        ResumeToken = ResumeTokens.Make(offer, happened.Number),
        Kind = (WatchOfferResponse.Types.Kind.Types.Value)(1 + (int)happened.Kind),
        Time = happened.At.ToTimestamp(),
        LiftOffer = happened.Offer?.ToWire(reader.Subject),
        Bookings = { await views.ShowAsync(happened.Bookings, reader, cancellation) },
    };
}
