using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Access = Matching.V1.Certainty.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>Who says after booking that they need a place without steps keeps the seat exactly where theirs is known to have none.</summary>
public sealed class StepFreeTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(Access.Yes, State.Accepted)]
    [InlineData(Access.No, State.Cancelled)]
    [InlineData(Access.Unknown, State.Cancelled)]
    public async Task Of_a_coach_its_timetable_says_so(Access stepFree, State expected)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = (await host.Organiser.OfferLiftAsync(new()
        {
            LiftOffer = new()
            {
                Session = session.Id,
                OutwardSeats = 9,
                Legs = Legs.Types.Value.Outward,
                LatestArrival = LiftHost.Later(session.From, -15),
                CoachStops = { new CoachStop { Place = LiftHost.Place(4_000), DepartureTime = LiftHost.Later(session.From, -45), StepFree = stepFree } },
            },
        })).LiftOffer;
        var wish = await host.RequestAsync("Ann", session, 4_100, legs: Legs.Types.Value.Outward);
        var booking = await host.BookAsync("Ann", offer, wish);
        await host.ChangeAsync("Ann", wish, one => one.StepFree = true);
        Assert.Equal(expected, (await host.GetAsync("Ann", booking.Id)).State);
    }

    [Theory]
    [InlineData(2_000, "YES", State.Accepted)]
    [InlineData(4_000, "NO", State.Cancelled)]
    [InlineData(6_000, "UNKNOWN", State.Cancelled)]
    public async Task Of_a_car_that_very_point_whatever_others_are_nearer(int east, string stepFree, State expected)
    {
        await PointsAsync($"station {east}", east + 200, 1, stepFree);
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var wish = (await host.As("Bob").RequestLiftAsync(new()
        {
            LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(east), PartySize = 1, MeetingPointsOnly = true },
        })).LiftRequest;
        var booking = await host.BookAsync("Bob", offer, wish);
        Assert.All(booking.Journeys, leg => Assert.Equal($"station {east} 1", leg.MeetingPoint));
        await PointsAsync($"stop {east}", east, 60, "YES");
        await host.ChangeAsync("Bob", wish, one => one.StepFree = true);
        Assert.Equal(expected, (await host.GetAsync("Bob", booking.Id)).State);
    }

    /// <summary>Meeting points a metre apart along the road.</summary>
    private Task PointsAsync(string name, int east, int count, string stepFree) => host.ExecuteAsync(
        """
        insert into release (kind, boundary_set, election, source, sha256, row_count, imported_at)
        values ('MEETING_POINTS', '', '', $1, '', $3, '2026-01-01T00:00:00Z') on conflict do nothing
        ;;
        insert into meeting_point (id, name, kind, location, step_free, release_id)
        select $1 || ' ' || number, $1 || ' ' || number, 'station', st_setsrid(st_makepoint(500000 + $2::integer + number, 185000), 27700), $4::text, max(release.id)
        from release, generate_series(1, $3::integer) number
        group by number
        """,
        name,
        east,
        count,
        stepFree);
}
