using Google.Protobuf.WellKnownTypes;
using Matching.Hosting.Tokens;
using Matching.Storage.Recurring;
using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>A service over two seats of its own, and words for what tests of series do with it. It is Friday, 1 May 2026.</summary>
public sealed class SeriesHost : IAsyncDisposable
{
    private readonly TwoSeats database;

    private SeriesHost(TwoSeats database, BookingHost cars) => (this.database, Cars) = (database, cars);

    public BookingHost Cars { get; }

    public LiftSeriesService.LiftSeriesServiceClient Ann => As("Ann");

    public static async Task<SeriesHost> StartAsync()
    {
        var database = new TwoSeats();
        await database.InitializeAsync();
        return new SeriesHost(database, await BookingHost.StartAsync(database));
    }

    public LiftSeriesService.LiftSeriesServiceClient As(string name, string campaign = "demo") =>
        new(Cars.Host.As(Cars.Host.Tokens.Volunteer(name, campaign)));

    /// <summary>Another replica over the same database.</summary>
    public Task<TestKit.MatchingHost> ReplicaAsync() => TestKit.MatchingHost.StartAsync(database.ConnectionString, Cars.Clock);

    /// <summary>Every Saturday, from 20 km away, at most from nine to half past six.</summary>
    public static LiftSeries Saturdays() => new()
    {
        Seat = "E14000001",
        Rule = "FREQ=WEEKLY;BYDAY=SA",
        EndDate = "2027-04-30",
        EarliestDeparture = "09:00",
        LatestReturn = "18:30",
        OriginPlace = LiftHost.Place(20_000),
    };

    public async Task<LiftSeries> CreateAsync(LiftSeries? series = null, string driver = "Ann")
    {
        var made = (await As(driver).CreateLiftSeriesAsync(new() { LiftSeries = series ?? Saturdays() })).LiftSeries;
        await SettleAsync();
        return await GetAsync(made, driver);
    }

    public async Task<LiftSeries> GetAsync(LiftSeries series, string driver = "Ann") => (await As(driver).GetLiftSeriesAsync(new() { LiftSeries = series.Id })).LiftSeries;

    /// <summary>A session in Westby at an instant such as <c>2026-05-02T10:00:00Z</c>, for three hours.</summary>
    public async Task<Session> SessionAsync(string start, double hours = 3, int maximum = 40)
    {
        var session = SessionHost.Canvass(wanted: 1, maximum: maximum);
        var from = DateTimeOffset.Parse(start);
        (session.From, session.Until, session.Location) = (from.ToTimestamp(), from.AddHours(hours).ToTimestamp(), TwoSeats.At(1_000, 5_000));
        return await Cars.Lifts.Sessions.CreateAsync(session);
    }

    /// <summary>Does what is due until nothing is; the service's own worker may be in the middle of it.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await LookAsync();
        }
        while ((await Cars.QueryAsync(
            "select count(*) from lift_occurrence o join lift_series s on s.id = o.series_id where o.state <> 'SKIPPED' and s.state = 'ACTIVE' and o.look_at <= $1 and o.leaves_at > $1",
            row => row.GetInt64(0), Cars.Clock.GetUtcNow()))[0] > 0);
    }

    /// <summary>Does what is due, once.</summary>
    public Task LookAsync() => Cars.Host.Services.GetRequiredService<SeriesKeeper>().RunOnceAsync(TestContext.Current.CancellationToken);

    /// <summary>Tests on another day.</summary>
    public void GoTo(string instant) => Cars.Clock.Advance(DateTimeOffset.Parse(instant) - Cars.Clock.GetUtcNow());

    public async Task<LiftOffer> OfferAsync(LiftOccurrence occurrence, string driver = "Ann") =>
        (await Cars.As(driver).GetLiftOfferAsync(new() { LiftOffer = occurrence.LiftOffer })).LiftOffer;

    /// <summary>Bob has a seat in an occurrence's car.</summary>
    public async Task<Booking> SeatAsync(LiftOccurrence occurrence, string passenger = "Bob")
    {
        var wish = (await Cars.As(passenger).RequestLiftAsync(new()
        {
            LiftRequest = new() { Session = occurrence.Session, OriginPlace = LiftHost.Place(18_000) },
        })).LiftRequest;
        return await Cars.SeatAsync(passenger, "Ann", await OfferAsync(occurrence), wish);
    }

    /// <summary>How many live offers a driver has.</summary>
    public async Task<long> LiveOffersAsync(string driver = "Ann") => (await Cars.QueryAsync(
        "select count(*) from lift_offer where driver = $1 and state = 'ACTIVE'", row => row.GetInt64(0), TokenMint.SubjectOf("demo", driver)))[0];

    /// <summary>The people whom a driver is signed up with at a session.</summary>
    public async Task<int> SignedUpAsync(Session session) => (await Cars.Lifts.Sessions.GetAsync(session)).SignedUp;

    public async ValueTask DisposeAsync()
    {
        await Cars.DisposeAsync();
        await database.DisposeAsync();
    }
}
