using Grpc.Core;
using Matching.Tests.Sessions;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>A thousand clients want the only seat of one car.</summary>
public sealed class SeatRaceTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    private const int Clients = 1000;
    private const int AtOnce = 100;

    [Fact]
    public async Task One_of_a_thousand_gets_the_seat_and_the_others_a_clear_answer()
    {
        await using var host = await BookingHost.StartAsync(database);
        var session = await host.Lifts.SessionAsync(9_000, maximum: 5000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 1, instant: true);
        var answers = new string[Clients];
        await Parallel.ForAsync(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) =>
        {
            var request = await host.RequestAsync($"Racer{client}", session, 4_500);
            try
            {
                answers[client] = (await host.BookAsync($"Racer{client}", offer, request)).State.ToString();
            }
            catch (RpcException refused)
            {
                answers[client] = SessionHost.ReasonOf(refused);
            }
        });

        Assert.Equal([(nameof(State.Accepted), 1), ("NO_LONGER_FITS", Clients - 1)], answers.CountBy(answer => answer).OrderBy(answer => answer.Value).Select(answer => (answer.Key, answer.Value)));
    }

    [Fact]
    public async Task A_driver_who_accepts_all_at_once_fills_the_one_seat_once()
    {
        await using var host = await BookingHost.StartAsync(database);
        var session = await host.Lifts.SessionAsync(9_000, maximum: 5000);
        var offer = await host.OfferAsync("Dan", session, 1_000, seats: 1);
        var asked = new Matching.V1.Booking[AtOnce];
        await Parallel.ForAsync(0, AtOnce, async (client, _) =>
            asked[client] = await host.BookAsync($"Asker{client}", offer, await host.RequestAsync($"Asker{client}", session, 4_500)));
        var answers = new string[AtOnce];
        await Parallel.ForAsync(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) =>
        {
            try
            {
                answers[client] = (await host.AcceptAsync("Dan", asked[client])).State.ToString();
            }
            catch (RpcException refused)
            {
                answers[client] = SessionHost.ReasonOf(refused);
            }
        });

        Assert.Equal([(nameof(State.Accepted), 1), ("NO_LONGER_FITS", AtOnce - 1)], answers.CountBy(answer => answer).OrderBy(answer => answer.Value).Select(answer => (answer.Key, answer.Value)));
    }
}
