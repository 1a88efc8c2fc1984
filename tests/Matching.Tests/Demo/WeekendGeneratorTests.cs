using Matching.Demo;
using Matching.Geo;
using Matching.Travel;

namespace Matching.Tests.Demo;

/// <summary>The generator makes what the design says, and the same from the same seed.</summary>
public sealed class WeekendGeneratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly DemoHomes Homes = new(new PlaceBook(
        [.. Enumerable.Range(0, 40).Select(at => new PlaceArea($"NW{at / 10} {at % 10}", PlacePrecision.Sector, new GridPoint(500_000 + (3000 * at), 190_000), 500, []))],
        PostcodeUnits.Empty));

    private static readonly DemoPlan Plan = new()
    {
        Campaign = "demo",
        BoundarySet = "2024",
        Seats = [.. Enumerable.Range(0, 115).Select(at => ($"E14{at:D6}", "Seat", new GridPoint(500_000 + (1000 * at), 195_000)))],
        FirstSaturday = ComingWeekend.SaturdayAfter(Now),
        CreatedAt = Now,
    };

    [Fact]
    public void The_same_seed_makes_the_same_weekends()
    {
        var (first, second) = (Generate(Plan), Generate(Plan));
        Assert.Equal(first.Offers, second.Offers);
        Assert.Equal(first.Requests, second.Requests);
        Assert.Equal(first.Sessions, second.Sessions);
        Assert.NotEqual(first.Offers, Generate(Plan with { Seed = 2 }).Offers);
    }

    [Fact]
    public void Shares_are_as_the_design_says()
    {
        var weekend = Generate(Plan);
        Assert.Equal(1000, weekend.Offers.Count);
        Assert.InRange(weekend.Requests.Count, 2700, 3300);
        for (var seats = 1; seats <= 4; seats++)
        {
            var share = weekend.Offers.Count(offer => offer.Terms.OutwardSeats == seats) / 1000.0;
            Assert.Equal(new[] { 0.2, 0.4, 0.3, 0.1 }[seats - 1], share, 0.05);
        }

        for (var people = 1; people <= 3; people++)
        {
            var share = (double)weekend.Requests.Count(request => request.Needs.PartySize == people) / weekend.Requests.Count;
            Assert.Equal(new[] { 0.75, 0.2, 0.05 }[people - 1], share, 0.03);
        }

        Assert.All(weekend.Offers, offer => Assert.Equal((TimeSpan.FromMinutes(15), true), (offer.Terms.MaxDetour, offer.Demo)));
        Assert.All(weekend.Requests, request => Assert.Equal((800.0, true), (request.Needs.MaxWalkMetres, request.Demo)));
    }

    [Fact]
    public void Every_seat_has_a_session_on_both_days_by_Londons_clock_and_none_is_overbooked()
    {
        // The clocks go back on the Sunday of this very weekend.
        var weekend = Generate(Plan);
        Assert.All(weekend.Sessions.GroupBy(session => session.SeatCode), seat => Assert.Equal(2, seat.Count()));
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        Assert.All(weekend.Sessions, session => Assert.Contains(TimeZoneInfo.ConvertTime(session.StartsAt, london).Hour, new[] { 10, 14 }));
        Assert.Equal([new DateOnly(2026, 10, 24), new DateOnly(2026, 10, 25)], weekend.Sessions.Select(session => DateOnly.FromDateTime(session.StartsAt.Date)).Distinct().Order());
        Assert.All(weekend.Sessions, session => Assert.Equal((20, 40, TimeSpan.FromHours(3)), (session.Wanted, session.Maximum, session.EndsAt - session.StartsAt)));
        var people = weekend.SignUps.Select(one => (one.Session, one.People))
            .Concat(weekend.Requests.Select(one => (Session: one.Needs.SessionId, People: one.Needs.PartySize)))
            .GroupBy(one => one.Session, one => one.People);
        Assert.All(people, session => Assert.InRange(session.Sum(), 1, 40));
    }

    [Fact]
    public void Near_sessions_are_chosen_by_the_halving_of_their_minutes()
    {
        // Homes at the western end: of two seats, one twice 45 minutes further, the nearer is drawn four times as often.
        var far = 0.0;
        while (StraightLineTimes.SecondsFor(far) < 90 * 60)
        {
            far += 10;
        }

        var homes = new DemoHomes(new PlaceBook([new PlaceArea("NW1 1", PlacePrecision.Sector, new GridPoint(500_000, 190_000), 0, [])], PostcodeUnits.Empty));
        var plan = Plan with { Seats = [("E14000001", "Near", new GridPoint(500_000, 190_000)), ("E14000002", "Far", new GridPoint(500_000 + far, 190_000))], Offers = 4 };
        var near = 0;
        var all = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var weekend = new WeekendGenerator(plan with { Seed = seed }, homes).Weekends().Single();
            var nearest = weekend.Sessions.Where(session => session.SeatCode == "E14000001").Select(session => session.Id).ToHashSet();
            near += weekend.Offers.Count(offer => nearest.Contains(offer.Terms.SessionId));
            all += weekend.Offers.Count;
        }

        Assert.Equal(0.8, (double)near / all, 0.05);
    }

    [Fact]
    public void More_offers_mean_more_weekends_and_not_more_people_a_weekend()
    {
        var weekends = new WeekendGenerator(Plan with { Offers = 2500 }, Homes).Weekends().ToList();
        Assert.Equal([1000, 1000, 500], weekends.Select(weekend => weekend.Offers.Count));
        Assert.Equal([0, 7, 14], weekends.Select(weekend => (int)(weekend.Sessions.Min(session => session.StartsAt).Date - new DateTime(2026, 10, 24)).TotalDays));
    }

    [Theory]
    [InlineData("2026-10-19T12:00:00Z", "2026-10-24")]
    [InlineData("2026-10-23T22:59:00Z", "2026-10-24")]
    [InlineData("2026-10-23T23:01:00Z", "2026-10-31")]
    [InlineData("2026-10-25T12:00:00Z", "2026-10-31")]
    public void The_coming_weekend_is_whole(string now, string saturday) =>
        Assert.Equal(saturday, ComingWeekend.SaturdayAfter(DateTimeOffset.Parse(now, null)).ToString("O"));

    private static DemoWeekend Generate(DemoPlan plan) => new WeekendGenerator(plan, Homes).Weekends().Single();
}
