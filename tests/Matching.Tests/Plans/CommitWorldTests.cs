using Matching.Hosting.Tokens;
using Matching.People;
using Matching.Plans.Stored;
using Matching.Storage;
using Matching.Storage.Plans;
using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Plans;

/// <summary>Small weekends in which all sorts of things change between plan and commit, and while it is committed: what stands is kept, nobody is asked twice, and nothing holds more than it can.</summary>
public sealed class CommitWorldTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const int Drivers = 3;
    private const int Riders = 6;
    private const int Free = 4;

    /// <summary>Whatever stands of anybody, and how: to be compared with itself.</summary>
    private const string Standing =
        """
        select 'booking ' || booking.id || ' ' || booking.state || ' ' || booking.version from booking join lift_request wish on wish.id = request_id where wish.session_id = any ($1) and booking.state = 'ACCEPTED'
        union all
        select 'sign-up ' || id || ' ' || state || ' ' || people from sign_up where session_id = any ($1) and state = 'GOING'
        """;

    /// <summary>Whatever must never be: each row is one.</summary>
    private const string Broken =
        """
        select 'counts of ' || s.id from session s
        where s.id = any ($1)
          and (s.signed_up <> coalesce((select sum(people) from sign_up where session_id = s.id and state = 'GOING'), 0)
            or s.asked <> coalesce((select sum(people) from sign_up where session_id = s.id and state = 'REQUESTED'), 0))
        union all
        select 'seats of ' || leg.offer_id || ' ' || leg.direction from lift_leg leg
        where leg.session_id = any ($1)
          and leg.live
          and leg.seats < (select coalesce(max(load), 0) from (select sum(load_change) over (order by ordinal) load from lift_stop stop where (stop.offer_id, stop.direction) = (leg.offer_id, leg.direction)) loads)
        union all
        select 'two seats of ' || request_id from booking_leg seat join lift_request wish on wish.id = request_id where wish.session_id = any ($1) and accepted group by request_id, direction having count(*) > 1
        union all
        select 'a seat of nobody ' || booking.id from booking join lift_request wish on wish.id = request_id
        where wish.session_id = any ($1) and wish.state = 'CANCELLED' and booking.state in ('REQUESTED', 'ACCEPTED')
        union all
        select 'asked who is not free ' || told.id from sign_up told left join availability free on free.id = told.availability_id
        where told.session_id = any ($1) and told.state = 'REQUESTED' and free.id is null
        union all
        select 'twice at one time ' || one.id from sign_up one
        join session first on first.id = one.session_id
        join sign_up other on other.subject = one.subject and other.id > one.id and 'REQUESTED' in (one.state, other.state) and 'CANCELLED' not in (one.state, other.state)
        join session second on second.id = other.session_id and second.starts_at < first.ends_at and first.starts_at < second.ends_at
        where one.session_id = any ($1) and one.availability_id is not distinct from other.availability_id
        """;

    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_changes_meanwhile_what_stands_is_kept(int seed)
    {
        var random = new Random(seed);
        var world = await WorldAsync(random, seed);
        var plan = await host.PlanAsync(world.Sessions[0]);
        var planned = (await host.Plans().GetPlanAsync(new() { Plan = plan })).Plan.Plan;
        for (var change = 0; change < 4; change++)
        {
            await SendingHost.TryAsync(ChangeAsync(world, random.Next(10), random, seed));
        }

        // Who was freed is found another lift first, by whom nobody waits for here.
        foreach (var session in world.Sessions)
        {
            await host.SettledAsync(session);
        }

        var ids = world.Sessions.Select(one => Guid.Parse(one.Id)).ToArray();
        var before = await ReadAsync(Standing, ids);
        var commit = await host.CommitAsync(plan);
        Assert.Subset((await ReadAsync(Standing, ids)).ToHashSet(), before.ToHashSet());
        Assert.Empty(await ReadAsync(Broken, ids));
        var rides = planned.Placements.Count(one => one.Driver.Length > 0 && !world.Seated.Contains(one.Volunteer));
        Assert.Equal((rides, 0), (commit.Rides.Count + commit.NotMade.Count + commit.Awaiting, commit.Remaining));
        Assert.All(commit.NotMade, one => Assert.NotEqual("", one.Reason));

        // Again: nothing more.
        var after = await EverythingAsync(ids);
        var again = await host.CommitAsync(plan);
        Assert.Equal((commit.Rides, commit.Asked), (again.Rides, again.Asked));
        Assert.Equal(after, await EverythingAsync(ids));

        // They answer, others act, somebody commits, all at once.
        await Task.WhenAll(
        [
            .. commit.Asked.Select(one => AnswerAsync(world, one, random.Next(3) > 0)),
            SendingHost.TryAsync(ChangeAsync(world, random.Next(10), random, seed)),
            SendingHost.TryAsync(ChangeAsync(world, random.Next(10), random, seed)),
            host.CommitAsync(plan),
        ]);
        await host.CommitAsync(plan);
        Assert.Empty(await ReadAsync(Broken, ids));
        if (!world.Lowered)
        {
            Assert.Empty(await ReadAsync("select id::text from session where id = any ($1) and signed_up + asked > maximum", ids));
        }
    }

    [Fact]
    public async Task Each_commit_goes_on_where_the_one_before_it_ended_whatever_failed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offers = new List<LiftOffer>();
        foreach (var number in Enumerable.Range(0, 3))
        {
            offers.Add(await host.OfferAsync($"Stuck{number}", session, 1_000 + number, seats: 1));
            await host.RequestAsync($"Waits{number}", session, 4_500 + (100 * number));
        }

        var plan = await host.PlanAsync(session);
        foreach (var offer in offers)
        {
            await host.As(offer.DriverName).CancelLiftOfferAsync(new() { LiftOffer = offer.Id });
        }

        // By a clock on which each look is later than one commit goes on for.
        var services = host.Host.Services;
        var slow = new FakeTimeProvider(TwoSeats.Now) { AutoAdvanceAmount = TimeSpan.FromSeconds(6) };
        var committer = new PlanCommitter(
            services.GetRequiredService<Database>(), services.GetRequiredService<OnceWriter>(), new PlanSteps(services.GetRequiredService<Database>(), slow), services.GetRequiredService<PlaceAsker>(), services.GetRequiredService<RideAsker>(), slow);
        Reach.OverAll();
        var made = (await services.GetRequiredService<IStoredPlans>().FindAsync(Guid.Parse(plan), TestContext.Current.CancellationToken))!;
        var left = new List<(int, int)>();
        for (var call = 0; call < 4; call++)
        {
            Assert.True((await committer.CommitAsync(new WriteKey("", "CommitPlan", "", []), made, TestContext.Current.CancellationToken)).TryGet(out var commit, out _));
            left.Add((commit.Remaining, commit.NotMade.Count));
        }

        Assert.Equal([(2, 1), (1, 2), (0, 3), (0, 3)], left);
    }

    private async Task<World> WorldAsync(Random random, int seed)
    {
        var sessions = new List<Session> { await host.Lifts.SessionAsync(14_000, maximum: 8), await host.Lifts.SessionAsync(13_000, maximum: 4, wanted: 2) };
        var world = new World(sessions);
        foreach (var number in Enumerable.Range(0, Drivers))
        {
            world.Offers.Add(await host.OfferAsync($"Driver{seed}{number}", sessions[0], 1_000 + (200 * number), seats: 1 + random.Next(3), instant: random.Next(2) == 0));
        }

        foreach (var number in Enumerable.Range(0, Riders))
        {
            world.Requests.Add(await host.RequestAsync($"Rider{seed}{number}", sessions[random.Next(4) / 3], 4_000 + (300 * number), party: 1 + (random.Next(4) / 3)));
        }

        foreach (var number in Enumerable.Range(0, Free))
        {
            var name = $"Free{seed}{number}";
            world.Free.Add((name, await host.FreeAsync(name, sessions[0], number == 0 ? 2_000 : 3_000 + (3_000 * number), number == 0 ? 2 : null)));
        }

        // Some have a seat already.
        if (world.Requests[0].Session == sessions[0].Id)
        {
            await SendingHost.TryAsync(host.SeatAsync($"Rider{seed}0", $"Driver{seed}0", world.Offers[0], world.Requests[0]));
        }

        world.Seated.UnionWith(await ReadAsync("select request_id::text from booking where state = 'ACCEPTED' and request_id = any ($1)", world.Requests.Select(one => Guid.Parse(one.Id)).ToArray()));

        return world;
    }

    /// <summary>Something that anybody may do at any time.</summary>
    private async Task ChangeAsync(World world, int what, Random random, int seed)
    {
        var (driver, rider, free) = (random.Next(Drivers), random.Next(Riders), random.Next(Free));
        switch (what)
        {
            case 0:
                await host.As($"Driver{seed}{driver}").CancelLiftOfferAsync(new() { LiftOffer = world.Offers[driver].Id });
                break;
            case 1:
                await host.As($"Rider{seed}{rider}").CancelLiftRequestAsync(new() { LiftRequest = world.Requests[rider].Id });
                break;
            case 2:
                await host.BookAsync($"Rider{seed}{rider}", world.Offers[driver], world.Requests[rider]);
                break;
            case 3:
                await host.MoveAsync(world.Sessions[0], random.Next(-40, 40));
                break;
            case 4:
                await host.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = world.Sessions[1].Id });
                break;
            case 5:
                await EraseAsync(random.Next(2) == 0 ? $"Rider{seed}{rider}" : world.Free[free].Name);
                break;
            case 6:
                await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer($"Rider{seed}{rider}"))).BlockPersonAsync(new() { Block = new() { LiftOffer = world.Offers[driver].Id } });
                break;
            case 7:
                await host.ChangeAsync($"Driver{seed}{driver}", world.Offers[driver], offer => (offer.OutwardSeats, offer.ReturnSeats) = (1, 1));
                break;
            case 8:
                world.Lowered = true;
                await host.Lifts.Sessions.Organiser.UpdateSessionAsync(new() { Session = new() { Id = world.Sessions[0].Id, Maximum = 5 }, UpdateMask = new() { Paths = { "maximum" } } });
                break;
            default:
                await host.Lifts.Sessions.SignUpAsync(world.Free[free].Name, world.Sessions[1]);
                break;
        }
    }

    private async Task AnswerAsync(World world, CommitPlanResponse.Types.Asked asked, bool yes)
    {
        var who = host.Sessions(world.Free.First(one => one.Said.Id == asked.Availability).Name);
        await SendingHost.TryAsync(yes
            ? who.AcceptSignUpAsync(new() { Session = asked.Session, SignUp = asked.SignUp }).ResponseAsync
            : who.CancelSignUpAsync(new() { Session = asked.Session, SignUp = asked.SignUp }).ResponseAsync);
    }

    private async Task EraseAsync(string name)
    {
        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer(name))).ErasePersonAsync(new());
        Assert.Empty(await ReadAsync("select 'still there' from sign_up where subject = $1 and state <> 'CANCELLED'", TokenMint.SubjectOf("demo", name)));
    }

    private Task<IReadOnlyList<string>> ReadAsync(string sql, object value) => host.QueryAsync(sql, row => row.GetString(0), value);

    private Task<IReadOnlyList<string>> EverythingAsync(Guid[] sessions) => ReadAsync(
        """
        select 'booking ' || booking.id || booking.state from booking join lift_request wish on wish.id = request_id where wish.session_id = any ($1)
        union all
        select 'sign-up ' || id || state from sign_up where session_id = any ($1)
        order by 1
        """,
        sessions);

    private sealed class World(IReadOnlyList<Session> sessions)
    {
        public IReadOnlyList<Session> Sessions => sessions;

        public List<LiftOffer> Offers { get; } = [];

        public List<LiftRequest> Requests { get; } = [];

        public List<(string Name, Availability Said)> Free { get; } = [];

        /// <summary>Requests with a seat when it was planned.</summary>
        public HashSet<string> Seated { get; } = [];

        /// <summary>Whether a maximum was lowered, below which people may be.</summary>
        public bool Lowered { get; set; }
    }
}
