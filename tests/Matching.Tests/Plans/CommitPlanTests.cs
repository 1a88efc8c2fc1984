using Grpc.Core;
using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using TestKit;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Plans;

/// <summary>A plan becomes bookings that both sides say yes to, by the writes that every booking is made by.</summary>
public sealed class CommitPlanTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    private PlanService.PlanServiceClient Plans => new(host.Host.As(host.Host.Tokens.Organiser()));

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Both_are_asked_and_nobody_twice()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var request = await host.RequestAsync("Bob", session, 4_500);
        var plan = await PlanAsync(session);

        var made = Assert.Single((await Plans.CommitPlanAsync(new() { Plan = plan })).Rides);
        Assert.Equal((request.Id, offer.Id, false), (made.LiftRequest, made.LiftOffer, made.Replanned));
        Assert.Equal((State.Requested, Booking.Types.Awaits.Types.Value.Both), (await StateAsync("Bob", made), (await host.GetAsync("Bob", made.Booking)).Awaits));
        Assert.Equal(made, Assert.Single((await Plans.CommitPlanAsync(new() { Plan = plan })).Rides));
        Assert.Single(await host.LiveAsync("Bob", request));

        await host.As("Bob").AcceptBookingAsync(new() { Booking = made.Booking });
        Assert.Equal(State.Requested, await StateAsync("Bob", made));
        await host.As("Ann").AcceptBookingAsync(new() { Booking = made.Booking });
        Assert.Equal(State.Accepted, await StateAsync("Bob", made));

        Assert.Equal(made, Assert.Single((await Plans.CommitPlanAsync(new() { Plan = plan })).Rides));

        // Another plan keeps what stands.
        var later = await Plans.CommitPlanAsync(new() { Plan = await PlanAsync(session) });
        Assert.Equal((0, 0, 0), (later.Rides.Count, later.NotMade.Count, later.Remaining));
    }

    [Fact]
    public async Task What_has_changed_since_is_planned_anew_and_not_overwritten()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var first = await host.OfferAsync("Ann", session, 1_000);
        var bob = await host.RequestAsync("Bob", session, 4_500);
        var cid = await host.RequestAsync("Cid", session, 4_600);
        var dee = await host.RequestAsync("Dee", session, 4_700);
        var plan = await PlanAsync(session);
        var second = await host.OfferAsync("Eve", session, 1_000);
        await host.BookAsync("Cid", second, cid);
        await host.As("Dee").CancelLiftRequestAsync(new() { LiftRequest = dee.Id });
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = first.Id });

        var commit = await Plans.CommitPlanAsync(new() { Plan = plan });

        var made = Assert.Single(commit.Rides);
        Assert.Equal((bob.Id, second.Id, true), (made.LiftRequest, made.LiftOffer, made.Replanned));
        Assert.Equal(
            new[] { (cid.Id, "ALREADY_BOOKED"), (dee.Id, "LIFT_CLOSED") }.Order(), commit.NotMade.Select(one => (one.LiftRequest, one.Reason)).Order());
        Assert.Single(await host.LiveAsync("Cid", cid));

        // Again: Bob has been asked.
        Assert.Equal(made, Assert.Single((await Plans.CommitPlanAsync(new() { Plan = plan })).Rides));
        Assert.Single(await host.LiveAsync("Bob", bob));
    }

    [Fact]
    public async Task No_seat_is_sold_twice_whoever_books_meanwhile()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        for (var car = 0; car < 3; car++)
        {
            await host.OfferAsync($"Driver{car}", session, 1_000 + car, seats: 2);
        }

        var requests = new List<LiftRequest>();
        for (var rider = 0; rider < 8; rider++)
        {
            requests.Add(await host.RequestAsync($"Rider{rider}", session, 4_500 + (100 * rider), party: 1 + (rider % 2)));
        }

        var plan = await PlanAsync(session);
        var own = await host.OfferAsync("Own", session, 1_000, seats: 2, instant: true);
        var commits = Enumerable.Range(0, 3).Select(_ => Plans.CommitPlanAsync(new() { Plan = plan }).ResponseAsync);
        var lives = requests.Index().Take(4).Select(one => TryAsync(host.BookAsync($"Rider{one.Index}", own, one.Item)));
        await Task.WhenAll(commits.Cast<Task>().Concat(lives));
        await Task.WhenAll(requests.Index().Select(async one =>
        {
            foreach (var booking in await host.LiveAsync($"Rider{one.Index}", one.Item))
            {
                await TryAsync(host.AcceptAsync($"Rider{one.Index}", booking));
                await TryAsync(host.AcceptAsync(booking.DriverName, booking));
            }
        }));

        var rows = await host.QueryAsync(
            """
            select offer.outward_seats - coalesce(sum(leg.people) filter (where leg.accepted and leg.direction = 'OUTWARD'), 0)
            from lift_offer offer left join booking_leg leg on leg.offer_id = offer.id
            where offer.session_id = $1
            group by offer.id
            """,
            row => row.GetInt64(0),
            Guid.Parse(session.Id));
        Assert.Equal(4, rows.Count);
        Assert.All(rows, left => Assert.True(left >= 0));
        Assert.True(rows.Sum() < 8, "somebody rides");
        Assert.Empty(await host.QueryAsync(
            "select request_id from booking join lift_request wish on wish.id = request_id where wish.session_id = $1 and booking.state = 'ACCEPTED' group by request_id having count(*) > 1",
            row => row.GetGuid(0),
            Guid.Parse(session.Id)));
    }

    [Fact]
    public async Task A_plan_that_failed_is_not_committed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var plan = await PlanAsync(session);
        await host.ExecuteAsync("update plan set state = 'FAILED', outcome = null where id = $1", Guid.Parse(plan));
        Assert.Equal("PLAN_NOT_READY", await SessionHost.ReasonOfAsync(Plans.CommitPlanAsync(new() { Plan = plan }).ResponseAsync));
    }

    private async Task<string> PlanAsync(Session session)
    {
        var plan = (await Plans.CreatePlanAsync(new() { Plan = new() { Campaign = "demo", From = session.From, Until = Lifts.LiftHost.Later(session.From, 1) } })).Operation.Id;
        await Eventually.HoldsAsync(async () => (await Plans.GetOperationAsync(new() { Operation = plan })).Operation.Done);
        return plan;
    }

    private async Task<State> StateAsync(string who, CommitPlanResponse.Types.Ride ride) => (await host.GetAsync(who, ride.Booking)).State;

    /// <summary>Refused or not.</summary>
    private static async Task TryAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Aborted or StatusCode.AlreadyExists)
        {
            // Somebody else was quicker.
        }
    }
}
