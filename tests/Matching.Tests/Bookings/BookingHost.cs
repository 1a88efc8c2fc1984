using Matching.Hosting.Tokens;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Tests.Lifts;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.Bookings;

/// <summary>A service over the two seats and one road, and words for what tests of bookings do with it.</summary>
public sealed class BookingHost : IAsyncDisposable
{
    private BookingHost(LiftHost lifts) => Lifts = lifts;

    public LiftHost Lifts { get; }

    public FakeTimeProvider Clock => Lifts.Sessions.Clock;

    public MatchingHost Host => Lifts.Sessions.Host;

    public static async Task<BookingHost> StartAsync(PostGis database, Action<IServiceCollection>? adjust = null) => new(await LiftHost.StartAsync(database, adjust));

    public LiftService.LiftServiceClient As(string name) => Lifts.As(name);

    public LiftService.LiftServiceClient Organiser => new(Host.As(Host.Tokens.Organiser()));

    public Task<LiftOffer> OfferAsync(string driver, Session session, double east, int seats = 3, bool instant = false, Legs.Types.Value legs = Legs.Types.Value.Both)
    {
        var offer = LiftHost.Offer(session, east);
        (offer.OutwardSeats, offer.Instant, offer.Legs) = (seats, instant, legs);
        return Lifts.OfferAsync(driver, offer);
    }

    public async Task<LiftRequest> RequestAsync(
        string passenger, Session session, double east, int party = 1, Legs.Types.Value legs = Legs.Types.Value.Both, bool rematchInstantly = false) =>
        (await As(passenger).RequestLiftAsync(new()
        {
            LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(east), PartySize = party, Legs = legs, RematchInstantly = rematchInstantly },
        })).LiftRequest;

    public async Task<Booking> BookAsync(string passenger, LiftOffer offer, LiftRequest request, LiftOffer? back = null, string requestId = "") =>
        (await As(passenger).CreateBookingAsync(new()
        {
            Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id, ReturnLiftOffer = back?.Id ?? "" },
            RequestId = requestId,
        })).Booking;

    public async Task<Booking> AcceptAsync(string who, Booking booking, string requestId = "") =>
        (await As(who).AcceptBookingAsync(new() { Booking = booking.Id, RequestId = requestId })).Booking;

    public async Task<Booking> DeclineAsync(string who, Booking booking) => (await As(who).DeclineBookingAsync(new() { Booking = booking.Id })).Booking;

    public async Task<Booking> CancelAsync(string who, Booking booking) => (await As(who).CancelBookingAsync(new() { Booking = booking.Id })).Booking;

    public async Task<Booking> GetAsync(string who, string booking) => (await As(who).GetBookingAsync(new() { Booking = booking })).Booking;

    /// <summary>Asks and is accepted.</summary>
    public async Task<Booking> SeatAsync(string passenger, string driver, LiftOffer offer, LiftRequest request) =>
        await AcceptAsync(driver, await BookAsync(passenger, offer, request));

    public async Task<LiftOffer> ChangeAsync(string driver, LiftOffer offer, Action<LiftOffer> change)
    {
        var changed = (await As(driver).GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        change(changed);
        return (await As(driver).UpdateLiftOfferAsync(new() { LiftOffer = changed, UpdateMask = new() { Paths = { "*" } } })).LiftOffer;
    }

    public async Task<LiftRequest> ChangeAsync(string passenger, LiftRequest request, Action<LiftRequest> change)
    {
        var changed = (await As(passenger).GetLiftRequestAsync(new() { LiftRequest = request.Id })).LiftRequest;
        change(changed);
        return (await As(passenger).UpdateLiftRequestAsync(new() { LiftRequest = changed, UpdateMask = new() { Paths = { "*" } } })).LiftRequest;
    }

    /// <summary>Moves a session by some minutes.</summary>
    public async Task<Session> MoveAsync(Session session, double minutes)
    {
        var now = await Lifts.Sessions.GetAsync(session);
        (now.From, now.Until) = (LiftHost.Later(now.From, minutes), LiftHost.Later(now.Until, minutes));
        return (await Lifts.Sessions.Organiser.UpdateSessionAsync(new() { Session = now })).Session;
    }

    /// <summary>Waits until nobody waits for a new lift to a session; the service's own worker may be at it already.</summary>
    public Task SettledAsync(Session session) =>
        Eventually.HoldsAsync(async () =>
        {
            await Host.Services.GetRequiredService<Rematcher>().RunOnceAsync(TestContext.Current.CancellationToken);
            var left = await QueryAsync(
                "select request_id from rematch join lift_request on id = request_id where session_id = $1", row => row.GetGuid(0), Guid.Parse(session.Id));
            return left.Count == 0;
        });

    /// <summary>The live bookings of a request, as its passenger sees them.</summary>
    public async Task<IReadOnlyList<Booking>> LiveAsync(string passenger, LiftRequest request) =>
        (await As(passenger).ListBookingsAsync(new() { LiftRequest = request.Id })).Bookings;

    /// <summary>All that a person is to be told of a session, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(string name, Session session) => await QueryAsync(
        "select kind from outbox where person = $1 and session_id = $2 order by id", row => row.GetString(0), TokenMint.SubjectOf("demo", name), Guid.Parse(session.Id));

    /// <summary>Lets the clock's work be done now.</summary>
    public Task TickAsync(TimeSpan later)
    {
        Clock.Advance(later);
        return Host.Services.GetRequiredService<BookingClock>().RunOnceAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a person is to be told of a booking, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(string name, Booking booking) => await QueryAsync(
        "select kind from outbox where person = $1 and booking_id = $2 order by id", row => row.GetString(0), TokenMint.SubjectOf("demo", name), Guid.Parse(booking.Id));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object?[] values)
    {
        var source = Host.Services.GetRequiredService<OwnerDatabase>().Source;
        await using var command = source.Command(sql, values);
        return await command.ReadAllAsync(read, TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(string sql, params object?[] values)
    {
        await using var connection = await Host.Services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in sql.Split(";;", StringSplitOptions.TrimEntries))
        {
            await connection.RunAsync(statement, TestContext.Current.CancellationToken, values);
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => Lifts.DisposeAsync();
}
