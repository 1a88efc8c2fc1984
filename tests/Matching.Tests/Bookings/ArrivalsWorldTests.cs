using Grpc.Core;
using Matching.Hosting.Tokens;
using Matching.Storage.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using State = Matching.V1.Booking.Types.State.Types.Value;
using Way = Matching.V1.Legs.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>
/// People sign up, wait, are asked, offer, ask, ride and change their minds at random, at a session that is soon full and at another that cars pass it for: after each step the figures are those of an oracle that goes through the rows one by one.
/// </summary>
public sealed class ArrivalsWorldTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const int Steps = 70;

    private readonly List<(string Driver, LiftOffer Offer)> offers = [];
    private readonly Dictionary<string, LiftRequest> requests = new(StringComparer.Ordinal);
    private readonly List<(string Passenger, string Driver, Booking Booking)> bookings = [];
    private readonly SessionArrivals.Types.Way met = new();
    private BookingHost host = null!;
    private Session session = null!;
    private Session beyond = null!;
    private int asked;
    private int waited;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        // It would find new lifts between the question and the oracle.
        await host.Host.Services.GetRequiredService<RematchWorker>().StopAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_the_figures_are_those_of_the_rows(int seed)
    {
        var chance = new Random(seed);
        session = await host.Lifts.SessionAsync(9_000, maximum: 16, wanted: 9);
        beyond = await host.Lifts.SessionAsync(9_400);
        var coach = (await host.Organiser.OfferLiftAsync(new() { LiftOffer = CoachAlong.To(session, 12) })).LiftOffer;
        offers.Add(("", coach));
        for (var step = 0; step < Steps; step++)
        {
            await TryAsync(() => StepAsync(chance, $"P{seed}-{chance.Next(12)}"));
            await HoldsAsync();
        }

        // A world in which one of the figures is never more than 0 shows nothing of it.
        Assert.All(
            (int[])[met.Driving, met.InCars, met.InCoaches, met.Looking, met.OwnWay, met.LookingNotSignedUp, met.Cars, asked, waited],
            figure => Assert.InRange(figure, 1, int.MaxValue));
    }

    private async Task StepAsync(Random chance, string name)
    {
        var legs = (Way)chance.Next(1, 4);
        switch (chance.Next(10))
        {
            case 0:
                await host.Lifts.Sessions.SignUpAsync(name, session, chance.Next(1, 5), wait: true);
                break;
            case 1:
                var mine = (await host.Lifts.Sessions.Volunteer(name).ListSignUpsAsync(new() { Session = session.Id })).SignUps;
                await host.Lifts.Sessions.CancelAsync(name, mine[^1]);
                break;
            case 2:
                await AskToComeAsync(name, chance.Next(1, 3));
                break;
            case 3:
                var car = LiftHost.Offer(chance.Next(3) == 0 ? beyond : session, chance.Next(1_000, 3_000));
                (car.Legs, car.Company) = (legs, chance.Next(3));
                offers.Add((name, await host.Lifts.OfferAsync(name, car)));
                break;
            case 4 when chance.Next(2) == 0:
                var (driver, offer) = offers[chance.Next(1, offers.Count)];
                await host.As(driver).CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
                break;
            case 5 when requests.Remove(name, out var wish) && chance.Next(2) == 0:
                await host.As(name).CancelLiftRequestAsync(new() { LiftRequest = wish.Id });
                break;
            case 6 when bookings.Count > 0:
                var (passenger, _, booking) = bookings[chance.Next(bookings.Count)];
                await host.CancelAsync(passenger, booking);
                break;
            default:
                if (!requests.TryGetValue(name, out var request))
                {
                    requests[name] = request = await host.RequestAsync(name, session, chance.Next(2) == 0 ? 4_100 : 7_100, chance.Next(1, 4), legs);
                }

                await RideAsync(chance, name, request);
                break;
        }
    }

    private async Task RideAsync(Random chance, string name, LiftRequest request)
    {
        var (driver, offer) = offers[chance.Next(offers.Count)];
        var asks = (await host.As(name).CreateBookingAsync(new()
        {
            Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id, Legs = chance.Next(2) == 0 ? default : (Way)chance.Next(1, 4) },
        })).Booking;
        bookings.Add((name, driver, asks));
        if (asks.State == State.Requested && chance.Next(5) > 0)
        {
            await host.AcceptAsync(driver, asks);
        }
    }

    /// <summary>What a plan does, without the plan.</summary>
    private Task AskToComeAsync(string name, int people) => host.ExecuteAsync(
        """
        insert into sign_up (id, session_id, subject, name, people, state, expires_at, created_at, updated_at)
        select gen_random_uuid(), id, $2, $3, $4, 'REQUESTED', starts_at, created_at, created_at
        from session
        where id = $1 and signed_up + asked + $4 <= maximum
        on conflict do nothing
        """,
        Guid.Parse(session.Id),
        TokenMint.SubjectOf("demo", name),
        name,
        people);

    private async Task HoldsAsync()
    {
        var told = (await host.Organiser.GetSessionArrivalsAsync(new() { Session = session.Id })).Arrivals;
        var rows = await ArrivalsOracle.ReadAsync(host, session);
        Assert.Equal((9, 16), (told.Wanted, told.Maximum));
        Assert.Equal((rows.Of("GOING"), rows.Of("REQUESTED"), rows.Of("WAITING")), (told.SignedUp, told.Asked, told.Waiting));
        (asked, waited) = (asked + told.Asked, waited + told.Waiting);
        foreach (var (way, direction) in new[] { (told.WayThere, "OUTWARD"), (told.WayBack, "RETURN") })
        {
            Assert.Equal(rows.Count(direction), way);
            Assert.Equal(told.SignedUp, way.Driving + way.InCars + way.InCoaches + way.Looking + way.OwnWay);
            (met.Driving, met.InCars, met.InCoaches) = (met.Driving + way.Driving, met.InCars + way.InCars, met.InCoaches + way.InCoaches);
            (met.Looking, met.OwnWay, met.LookingNotSignedUp) = (met.Looking + way.Looking, met.OwnWay + way.OwnWay, met.LookingNotSignedUp + way.LookingNotSignedUp);
            met.Cars += way.Cars;
        }
    }

    /// <summary>What is refused changes nothing; what fails otherwise is a fault.</summary>
    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (RpcException refused) when (refused.StatusCode is not (StatusCode.Internal or StatusCode.Unknown))
        {
        }
        catch (ArgumentOutOfRangeException)
        {
            // Nothing was there to be done anything with.
        }
    }
}
