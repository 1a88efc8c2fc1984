using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>A service over the two seats, and words for what tests of lifts do with it. Everybody lives along one road, 185 km north.</summary>
public sealed class LiftHost : IAsyncDisposable
{
    /// <summary>Each test of a database has a day of its own, since cars of one would pass the sessions of another.</summary>
    private static readonly ConditionalWeakTable<PostGis, StrongBox<int>> Days = [];

    private readonly double hours;

    private LiftHost(SessionHost sessions, int day)
    {
        (Sessions, hours) = (sessions, 24 * day);
        Anyone = new(sessions.Host.Invoker);
    }

    public SessionHost Sessions { get; }

    public LiftService.LiftServiceClient Anyone { get; }

    public static async Task<LiftHost> StartAsync(PostGis database, Action<IServiceCollection>? adjust = null)
    {
        var host = new LiftHost(await SessionHost.StartAsync(database, adjust), Interlocked.Increment(ref Days.GetOrCreateValue(database).Value));
        await host.Sessions.Host.LoadedAsync();
        return host;
    }

    public LiftService.LiftServiceClient As(string name) => new(Sessions.Host.As(Sessions.Host.Tokens.Volunteer(name)));

    /// <summary>The place so many metres east of Westby's western border.</summary>
    public static string Place(double east)
    {
        var point = TwoSeats.At(east, 5_000);
        return FormattableString.Invariant($"{point.Latitude:F6},{point.Longitude:F6}");
    }

    /// <summary>A session so many metres along the road, on this test's day.</summary>
    public Task<Session> SessionAsync(double east, int maximum = 40, int wanted = 5)
    {
        var session = SessionHost.Canvass(wanted, maximum, hours);
        session.Location = TwoSeats.At(east, 5_000);
        return Sessions.CreateAsync(session);
    }

    /// <summary>An offer from a place along the road.</summary>
    public static LiftOffer Offer(Session session, double east) => new() { Session = session.Id, OriginPlace = Place(east) };

    public async Task<LiftOffer> OfferAsync(string driver, LiftOffer offer, string requestId = "") =>
        (await As(driver).OfferLiftAsync(new() { LiftOffer = offer, RequestId = requestId })).LiftOffer;

    public async Task<SearchLiftsResponse> SearchAsync(double east, Session session, Legs.Types.Value legs = Legs.Types.Value.Both) =>
        await As("Seeker").SearchLiftsAsync(new() { Place = Place(east), Session = session.Id, Legs = legs });

    public async Task<SearchLiftsResponse> SearchSeatAsync(double east, Session session) =>
        await As("Seeker").SearchLiftsAsync(new()
        {
            Place = Place(east),
            Seat = session.Seat,
            Campaign = session.Campaign,
            From = session.From,
            Until = session.Until,
        });

    public static Timestamp Later(Timestamp from, double minutes) => from.ToDateTimeOffset().AddMinutes(minutes).ToTimestamp();

    public async ValueTask DisposeAsync() => await Sessions.DisposeAsync();
}
