using System.Security.Claims;
using Grpc.Core;
using Matching.Api;
using Matching.Bookings.Disclosing;
using Matching.Bookings.Watching;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Disclosure = Matching.Bookings.Disclosing.Disclosure;
using OfferEvent = Matching.Bookings.Watching.OfferEvent;

namespace Matching.Tests.Watching;

/// <summary>A client that takes nothing more holds its stream no longer than half a minute after the end of its token, or of the service.</summary>
public sealed class StuckStreamTests : IOfferEvents, IServerStreamWriter<WatchOfferResponse>, IHttpRequestLifetimeFeature, IHostApplicationLifetime, IStandings, IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly TaskCompletionSource stuck = new();
    private readonly CancellationTokenSource stopping = new();
    private bool aborted;

    public CancellationToken RequestAborted { get; set; }

    public CancellationToken ApplicationStarted => default;

    public CancellationToken ApplicationStopped => default;

    public CancellationToken ApplicationStopping => stopping.Token;

    public WriteOptions? WriteOptions { get; set; }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_cut_off(bool stops)
    {
        var expires = clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();
        var http = new DefaultHttpContext { User = new(new ClaimsIdentity([new Claim("exp", $"{expires}")])) };
        http.Features.Set<IHttpRequestLifetimeFeature>(this);
        using var watch = new OfferWatch(this, new WatchRules(), clock);
        var streams = new OfferStreams(watch, new WatchPlaces(new WatchRules()), new BookingViews(Nothing.Shown, clock), this, this, clock);
        var sending = streams.SendAsync(Guid.Empty, Caller.InNameOf("ann", "Ann", "demo"), null, this, new DirectCall(http));
        clock.Advance(TimeSpan.FromMinutes(4));
        if (stops)
        {
            await stopping.CancelAsync();
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(stops, aborted);
        Assert.Equal(stops, sending.IsCompleted);
        clock.Advance(OfferStreams.Farewell);
        Assert.True(aborted);
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
    }

    void IHttpRequestLifetimeFeature.Abort()
    {
        aborted = true;
        stuck.TrySetException(new IOException("The connection was aborted."));
    }

    Task IAsyncStreamWriter<WatchOfferResponse>.WriteAsync(WatchOfferResponse message) => stuck.Task;

    Task IAsyncStreamWriter<WatchOfferResponse>.WriteAsync(WatchOfferResponse message, CancellationToken cancellationToken) => stuck.Task;

    public OfferBell Listen(Guid offer) => new(_ => { });

    public Task<Result<OfferEvent>> LookAsync(Guid offer, Caller reader, CancellationToken cancellation) =>
        Task.FromResult<Result<OfferEvent>>(new OfferEvent(1, OfferEventKind.Snapshot, clock.GetUtcNow(), null, []));

    public Task<Result<OfferPage?>> AfterAsync(Guid offer, Caller reader, long number, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<Standing?> FindAsync(string campaign, string subject, CancellationToken cancellation) => new(new Standing(Guid.Empty, PersonState.Active, "Ann", Role.Volunteer, null));

    public Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, DateTimeOffset issuedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();

    void IHostApplicationLifetime.StopApplication() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    /// <summary>Its bookings concern nobody here.</summary>
    private sealed class Nothing : IDisclosures
    {
        public static readonly Nothing Shown = new();

        public Task<IReadOnlyList<DetailView>> ShowAsync(string reader, IReadOnlyList<Detail> details, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DetailView>>([]);

        public Task<IReadOnlyList<Disclosure>> PageAsync(string campaign, string subject, (DateTimeOffset ShownAt, Guid Id)? after, int size, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Disclosure>>([]);
    }
}
