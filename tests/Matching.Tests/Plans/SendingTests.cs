using Matching.People;
using Matching.Plans;
using Matching.Storage.Plans;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using State = Matching.V1.SignUp.Types.State.Types.Value;
using Way = Matching.V1.Plan.Types.Way.Types.Value;

namespace Matching.Tests.Plans;

/// <summary>People who would go to any session are sent where they count, are asked, hold their place meanwhile, and say yes or no.</summary>
public sealed class SendingTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Who_would_go_anywhere_is_asked_and_a_yes_makes_places_an_offer_a_request_and_a_booking()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        var drives = await host.FreeAsync("Dora", session, 1_000, seats: 2);
        var rides = await host.FreeAsync("Rita", session, 4_500);
        var walks = await host.FreeAsync("Walt", session, 13_000);

        var plan = await host.PlanAsync(session);
        var made = (await host.Plans().GetPlanAsync(new() { Plan = plan })).Plan;
        Assert.Equal(
            new[] { (drives.Id, Way.Drives, ""), (rides.Id, Way.Rides, drives.Id), (walks.Id, Way.OwnWay, "") }.Order(),
            made.Plan.Placements.Select(one => (one.Volunteer, one.Way, one.Driver)).Order());
        Assert.Equal((3, true), (made.Sent.People, made.Sent.HasBound && made.Sent.Bound >= made.Sent.Value));
        Assert.Equal((3, 1, 1), (made.Plan.Headcounts.Single().People, made.Plan.Headcounts.Single().Cars, made.Plan.Headcounts.Single().OwnWay));

        // Before they are asked it is told how many, and not who.
        Assert.Equal((3, 3, 1), (made.Questions.Volunteers, made.Questions.Sent, made.Questions.Lifts));
        Assert.Equal(
            [(drives.Id, Way.Drives, "", State.Unspecified, ""), (rides.Id, Way.Rides, "", State.Unspecified, ""), (walks.Id, Way.OwnWay, "", State.Unspecified, "")],
            (await SentAsync(plan)).Select(one => (one.Availability, one.Way, one.Name, one.Answer, one.DriverName)));

        var commit = await host.CommitAsync(plan);
        Assert.Equal((3, 0, 0, 0, 1), (commit.Asked.Count, commit.NotAsked.Count, commit.Rides.Count, commit.Remaining, commit.Awaiting));
        var now = await host.Lifts.Sessions.GetAsync(session);
        Assert.Equal((0, 3, 37), (now.SignedUp, now.Asked, now.PlacesLeft));
        var asked = await host.PlaceAsync("Rita");
        var (day, last) = (host.Clock.GetUtcNow().AddDays(1), session.From.ToDateTimeOffset().AddHours(-2));
        Assert.Equal((State.Requested, session.Id, day < last ? day : last), (asked.State, asked.Session, asked.AnswerBy.ToDateTimeOffset()));
        Assert.Contains("SIGN_UP_REQUESTED", await host.ToldAsync("Rita", session));

        await host.Lifts.Sessions.CancelAsync("Walt", await host.PlaceAsync("Walt"));
        Assert.Equal(
            [("Dora", State.Requested, ""), ("Rita", State.Requested, "Dora"), ("Walt", State.Cancelled, "")],
            (await SentAsync(plan)).Select(one => (one.Name, one.Answer, one.DriverName)));
        await host.Lifts.Sessions.SignUpAsync("Walt", session);

        // Nothing is anybody else's business before they have agreed.
        Assert.Empty((await host.As("Dora").ListLiftOffersAsync(new())).LiftOffers);
        Assert.Equal(State.Going, (await host.SayYesAsync("Rita")).State);
        Assert.Empty((await host.As("Rita").ListBookingsAsync(new())).Bookings);
        Assert.Equal(State.Going, (await host.SayYesAsync("Dora")).State);

        // Both have agreed to come, and are asked of the ride.
        var offer = Assert.Single((await host.As("Dora").ListLiftOffersAsync(new())).LiftOffers);
        Assert.Equal((session.Id, LiftHost.Place(1_000), 2), (offer.Session, offer.OriginPlace, offer.OutwardSeats));
        var booking = Assert.Single((await host.As("Rita").ListBookingsAsync(new())).Bookings);
        Assert.Equal((offer.Id, Booking.Types.Awaits.Types.Value.Both), (booking.LiftOffer, booking.Awaits));
        Assert.Empty((await host.As("Walt").ListLiftRequestsAsync(new())).LiftRequests);
        await host.AcceptAsync("Rita", booking);
        Assert.Equal(Booking.Types.State.Types.Value.Accepted, (await host.AcceptAsync("Dora", booking)).State);
        now = await host.Lifts.Sessions.GetAsync(session);
        Assert.Equal((3, 0), (now.SignedUp, now.Asked));

        // Again: all have been asked, and whoever comes is sent nowhere else.
        var again = await host.CommitAsync(plan);
        Assert.Equal((3, 1, 0, 0), (again.Asked.Count, again.Rides.Count, again.NotMade.Count, again.Awaiting));
        Assert.Null((await host.Plans().GetPlanAsync(new() { Plan = await host.PlanAsync(session) })).Plan.Sent);
    }

    [Fact]
    public async Task They_ride_with_who_drives_anyway_and_leave_the_places_of_those_who_chose()
    {
        var session = await host.Lifts.SessionAsync(14_000, maximum: 3, wanted: 2);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 2);
        var chose = await host.RequestAsync("Bob", session, 4_500);
        await host.FreeAsync("Rob", session, 4_600);
        await host.FreeAsync("Roy", session, 4_700);

        var plan = await host.PlanAsync(session);

        var placements = (await host.Plans().GetPlanAsync(new() { Plan = plan })).Plan.Plan.Placements;
        Assert.Equal(3, placements.Count);
        Assert.Contains(placements, one => one.Volunteer == chose.Id && one.Driver == offer.Id);
        var commit = await host.CommitAsync(plan);
        Assert.Equal((1, 1, 1), (commit.Asked.Count, commit.Rides.Count, commit.Awaiting));
        var sent = (await host.Sessions("Rob").ListSignUpsAsync(new() { Session = "-" })).SignUps.Count == 1 ? "Rob" : "Roy";
        await host.SayYesAsync(sent);
        Assert.Equal(offer.Id, Assert.Single((await host.As(sent).ListBookingsAsync(new())).Bookings).LiftOffer);
    }

    [Fact]
    public async Task A_no_frees_the_place_and_nobody_is_sent_where_they_declined()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        await host.FreeAsync("Nora", session, 13_000);
        var plan = await host.PlanAsync(session);
        await host.CommitAsync(plan);
        var asked = await host.PlaceAsync("Nora");

        await host.Lifts.Sessions.CancelAsync("Nora", asked);

        Assert.Equal(0, (await host.Lifts.Sessions.GetAsync(session)).Asked);
        Assert.Equal("SIGN_UP_NOT_FOUND", await SessionHost.ReasonOfAsync(host.Sessions("Nora").AcceptSignUpAsync(new() { Session = session.Id, SignUp = asked.Id })));
        Assert.Single((await host.CommitAsync(plan)).Asked);
        Assert.Empty((await host.Sessions("Nora").ListSignUpsAsync(new() { Session = "-" })).SignUps);
        Assert.Equal(0, (await host.Plans().GetPlanAsync(new() { Plan = await host.PlanAsync(session) })).Plan.Sent.People);
    }

    [Fact]
    public async Task Who_does_not_answer_loses_the_place_to_whoever_waits_for_it()
    {
        var session = await host.Lifts.SessionAsync(14_000, maximum: 1, wanted: 1);
        await host.FreeAsync("Slow", session, 13_000);
        await host.CommitAsync(await host.PlanAsync(session));
        Assert.Equal("SESSION_FULL", await SessionHost.ReasonOfAsync(host.Lifts.Sessions.SignUpAsync("Will", session)));
        await host.Lifts.Sessions.SignUpAsync("Will", session, wait: true);
        var asked = await host.PlaceAsync("Slow");

        await host.FreeUnansweredAsync(asked.AnswerBy.ToDateTimeOffset() - host.Clock.GetUtcNow());

        Assert.Equal(State.Going, (await host.PlaceAsync("Will")).State);
        Assert.Equal("SIGN_UP_NOT_FOUND", await SessionHost.ReasonOfAsync(host.Sessions("Slow").AcceptSignUpAsync(new() { Session = session.Id, SignUp = asked.Id })));
        Assert.Contains("SIGN_UP_EXPIRED", await host.ToldAsync("Slow", session));
    }

    [Fact]
    public async Task The_time_to_answer_follows_the_session()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        await host.FreeAsync("Mona", session, 13_000);
        await host.CommitAsync(await host.PlanAsync(session));
        var (asked, start) = (host.Clock.GetUtcNow(), session.From.ToDateTimeOffset());

        // Far off it is a day, near two hours before, and when less than that is left, until it starts.
        foreach (var (moved, answerBy) in new[]
        {
            (asked.AddHours(40), asked.AddHours(24)),
            (asked.AddHours(20), asked.AddHours(18)),
            (asked.AddHours(1), asked.AddHours(1)),
            (start, new[] { asked.AddHours(24), start.AddHours(-2) }.Min()),
        })
        {
            var now = await host.Lifts.Sessions.GetAsync(session);
            await host.MoveAsync(session, (moved - now.From.ToDateTimeOffset()).TotalMinutes);
            Assert.Equal(answerBy, (await host.PlaceAsync("Mona")).AnswerBy.ToDateTimeOffset());
        }

        Assert.Equal(State.Going, (await host.SayYesAsync("Mona")).State);
    }

    [Fact]
    public async Task What_has_changed_since_is_not_asked_for()
    {
        var session = await host.Lifts.SessionAsync(14_000, maximum: 2, wanted: 2);
        var other = await host.Lifts.SessionAsync(9_000);
        await host.FreeAsync("Gone", session, 13_000);
        await host.FreeAsync("Busy", session, 13_100);
        var plan = await host.PlanAsync(session);
        await host.Sessions("Gone").CancelAvailabilityAsync(new() { Availability = (await host.Sessions("Gone").ListAvailabilitiesAsync(new())).Availabilities.Single().Id });
        await host.Lifts.Sessions.SignUpAsync("Busy", other);

        var commit = await host.CommitAsync(plan);

        Assert.Equal(["ALREADY_SIGNED_UP", "AVAILABILITY_NOT_FOUND"], commit.NotAsked.Select(one => one.Reason).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), ((await host.Lifts.Sessions.GetAsync(session)).Asked, commit.Remaining));
    }

    [Fact]
    public async Task A_session_never_holds_more_than_its_maximum_whoever_signs_up_meanwhile()
    {
        var session = await host.Lifts.SessionAsync(14_000, maximum: 5);
        foreach (var number in Enumerable.Range(0, 5))
        {
            await host.FreeAsync($"Free{number}", session, 13_000 + number);
        }

        var plan = await host.PlanAsync(session);
        var commits = Enumerable.Range(0, 2).Select(_ => (Task)host.CommitAsync(plan));
        var lives = Enumerable.Range(0, 3).Select(number => SendingHost.TryAsync(host.Lifts.Sessions.SignUpAsync($"Live{number}", session)));
        await Task.WhenAll(commits.Concat(lives));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            if ((await host.Sessions($"Free{number}").ListSignUpsAsync(new() { Session = "-" })).SignUps.Count > 0)
            {
                await Task.WhenAll(host.SayYesAsync($"Free{number}"), host.SayYesAsync($"Free{number}"));
            }
        }));

        var full = await host.Lifts.Sessions.GetAsync(session);
        Assert.Equal((5, 0), (full.SignedUp, full.Asked));
        Assert.Equal(5, (await host.QueryAsync("select sum(people)::int from sign_up where session_id = $1 and state = 'GOING'", row => row.GetInt32(0), Guid.Parse(session.Id))).Single());
    }

    [Fact]
    public async Task Who_signs_up_by_themselves_or_offers_a_lift_says_yes_by_it()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        await host.FreeAsync("Self", session, 13_000);
        await host.FreeAsync("Auto", session, 1_000, seats: 1);
        await host.CommitAsync(await host.PlanAsync(session));

        Assert.Equal(State.Going, (await host.Lifts.Sessions.SignUpAsync("Self", session)).State);
        await host.OfferAsync("Auto", session, 1_000);

        Assert.Equal(State.Going, (await host.PlaceAsync("Auto")).State);
        Assert.Equal((2, 0), ((await host.Lifts.Sessions.GetAsync(session)).SignedUp, (await host.Lifts.Sessions.GetAsync(session)).Asked));
    }

    [Fact]
    public async Task Who_is_erased_is_no_longer_asked_and_leaves_no_home_behind()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        await host.FreeAsync("Una", session, 13_000);
        await host.FreeAsync("Uli", session, 13_100);
        var plan = await host.PlanAsync(session);
        await EraseAsync("Una");
        var commit = await host.CommitAsync(plan);
        Assert.Equal((1, "AVAILABILITY_NOT_FOUND"), (commit.Asked.Count, commit.NotAsked.Single().Reason));

        await EraseAsync("Uli");

        Assert.Equal((0, 0), ((await host.Lifts.Sessions.GetAsync(session)).Asked, (await host.Lifts.Sessions.GetAsync(session)).SignedUp));
        Assert.Empty(await host.QueryAsync("select id from availability where name in ('Una', 'Uli')", row => row.GetGuid(0)));
    }

    [Fact]
    public async Task Who_is_erased_in_the_middle_of_a_search_is_asked_for_nothing()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        var offer = await host.OfferAsync("Ivo", session, 1_000);
        var request = await host.RequestAsync("Ida", session, 4_500);
        var free = await host.FreeAsync("Ivy", session, 13_000);
        var services = host.Host.Services;
        await services.GetRequiredService<PlanWorker>().StopAsync(Cancel);
        var id = (await host.Plans().CreatePlanAsync(new() { Plan = new() { Campaign = "demo", From = session.From, Until = LiftHost.Later(session.From, 1) } })).Operation.Id;
        Reach.OverAll();
        var job = (await services.GetRequiredService<PlanJobs>().TakeAsync(Cancel))!;
        var weekend = (await services.GetRequiredService<WeekendReader>().ReadAsync(job.Plan.Wish, Cancel))!;

        // The weekend is read, and the search goes on.
        await EraseAsync("Ida");
        await EraseAsync("Ivy");
        var outcome = services.GetRequiredService<WeekendSolver>().Solve(weekend, new PlanLimits(), _ => { }, Cancel);
        await services.GetRequiredService<PlanJobs>().FinishAsync(job, outcome, null, Cancel);

        var commit = await host.CommitAsync(id);
        Assert.Equal((request.Id, "LIFT_CLOSED"), (Assert.Single(commit.NotMade).LiftRequest, commit.NotMade[0].Reason));
        Assert.Equal((free.Id, "AVAILABILITY_NOT_FOUND"), (Assert.Single(commit.NotAsked).Availability, commit.NotAsked[0].Reason));
        Assert.Empty(commit.Rides);
        Assert.Empty(commit.Asked);
        Assert.Equal(0, (await host.Lifts.Sessions.GetAsync(session)).Asked);
        Assert.Empty((await host.As("Ivo").ListBookingsAsync(new() { LiftOffer = offer.Id })).Bookings);
    }

    [Fact]
    public async Task Who_is_sent_is_listed_page_by_page_with_their_party_and_is_forgotten_with_their_erasure()
    {
        var session = await host.Lifts.SessionAsync(14_000);
        foreach (var number in Enumerable.Range(0, 3))
        {
            await host.FreeAsync($"Page{number}", session, 13_000 + number, party: 1 + number);
        }

        var plan = await host.PlanAsync(session);
        var first = await host.Plans().ListSentVolunteersAsync(new() { Plan = plan, PageSize = 2 });
        var second = await host.Plans().ListSentVolunteersAsync(new() { Plan = plan, PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal((2, 1, ""), (first.SentVolunteers.Count, second.SentVolunteers.Count, second.NextPageToken));
        Assert.Equal([1, 2, 3], first.SentVolunteers.Concat(second.SentVolunteers).Select(one => one.People).Order());
        Assert.Equal((await SentAsync(plan)).Select(one => one.Availability), first.SentVolunteers.Concat(second.SentVolunteers).Select(one => one.Availability));
        Assert.Equal(["page_token"], await SessionHost.FaultsOfAsync(host.Plans().ListSentVolunteersAsync(new() { Plan = plan, PageToken = "forged" })));

        await EraseAsync("Page2");
        Assert.Equal([0, 1, 2], (await SentAsync(plan)).Select(one => one.People).Order());
    }

    private async Task<IReadOnlyList<SentVolunteer>> SentAsync(string plan) => (await host.Plans().ListSentVolunteersAsync(new() { Plan = plan })).SentVolunteers;

    private async Task EraseAsync(string name) => await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer(name))).ErasePersonAsync(new());
}
