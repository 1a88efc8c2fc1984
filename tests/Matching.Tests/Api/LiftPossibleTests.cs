using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Tests.Api;

/// <summary>The nearest answer says that a lift is possible exactly where a search for lifts to the seat would find one.</summary>
public sealed class LiftPossibleTests(OfficialHost world) : IClassFixture<OfficialHost>
{
    private const int Drivers = 40;
    private const int Askers = 25;
    private const string Slug = "lifts";

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lift_is_possible_exactly_where_a_search_finds_one()
    {
        await CallTogetherAsync(Slug, 15);
        var random = new Random(7);
        await OfferAsync(random);
        await CompareAsync(random, world.Host.Channel.CreateCallInvoker());
        await CompareAsync(random, world.Host.As(world.Host.Tokens.Volunteer("Asker", Slug)));
    }

    private async Task CompareAsync(Random random, CallInvoker caller)
    {
        var seats = new SeatService.SeatServiceClient(caller);
        var lifts = new LiftService.LiftServiceClient(caller);
        var told = new List<bool>();
        for (var asker = 0; asker < Askers; asker++)
        {
            var place = AroundLondon(random);
            var answer = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = place, Campaign = Slug }, cancellationToken: stop);
            foreach (var marginal in answer.Marginals)
            {
                var search = await lifts.SearchLiftsAsync(new SearchLiftsRequest { Place = place, Seat = marginal.Seat.Code, Campaign = Slug }, cancellationToken: stop);
                Assert.True(search.Possible == marginal.LiftPossible, $"{marginal.Seat.Name} from {place}: {search.Possible}, {marginal.LiftPossible}");
                Assert.True(!search.Possible || search.LiftCount > LiftCount.Types.Value.None);
                told.Add(marginal.LiftPossible);
            }
        }

        Assert.Contains(true, told);
        Assert.Contains(false, told);
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_car()
    {
        const string slug = "own-car";
        await CallTogetherAsync(slug, 1);
        var session = (await new SessionService.SessionServiceClient(world.Host.Channel).ListSessionsAsync(new ListSessionsRequest { Campaign = slug }, cancellationToken: stop)).Sessions.Single();
        var (ann, bob) = (world.Host.As(world.Host.Tokens.Volunteer("Ann", slug)), world.Host.As(world.Host.Tokens.Volunteer("Bob", slug)));
        await new LiftService.LiftServiceClient(ann).OfferLiftAsync(
            new OfferLiftRequest { LiftOffer = new LiftOffer { Session = session.Id, OriginPlace = "51.5,-0.12" } }, cancellationToken: stop);

        Assert.False(await IsToldAsync(ann));
        Assert.True(await IsToldAsync(bob));

        async Task<bool> IsToldAsync(CallInvoker caller) =>
            (await new SeatService.SeatServiceClient(caller).FindNearestMarginalsAsync(
                new FindNearestMarginalsRequest { Place = "51.5,-0.12", Campaign = slug, Limit = 50 }, cancellationToken: stop))
            .Marginals.Single(marginal => marginal.Seat.Code == session.Seat).LiftPossible;
    }

    private static string AroundLondon(Random random) =>
        FormattableString.Invariant($"{51.3 + (random.NextDouble() * 0.4):F4},{-0.5 + (random.NextDouble() * 0.7):F4}");

    /// <summary>A session in each of the seats nearest to London, at its hub.</summary>
    private async Task CallTogetherAsync(string slug, int seats)
    {
        await ExecuteAsync($"insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ('{slug}', 'Lifts', '2024', '2024', 0.05, now(), now())");
        var nearest = await new SeatService.SeatServiceClient(world.Host.Channel)
            .FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = "51.5,-0.12", View = View.Types.Value.Basic, Limit = seats }, cancellationToken: stop);
        var organiser = new SessionService.SessionServiceClient(world.Host.As(world.Host.Tokens.Organiser(campaign: slug)));
        var start = world.Host.Clock.GetUtcNow().AddHours(40);
        foreach (var marginal in nearest.Marginals)
        {
            await organiser.CreateSessionAsync(
                new CreateSessionRequest
                {
                    Session = new Session
                    {
                        Campaign = slug,
                        Seat = marginal.Seat.Code,
                        Kind = Session.Types.Kind.Types.Value.Canvass,
                        Location = marginal.Seat.Hub,
                        From = start.ToTimestamp(),
                        Until = start.AddHours(3).ToTimestamp(),
                        Wanted = 20,
                        Maximum = 40,
                    },
                },
                cancellationToken: stop);
        }
    }

    /// <summary>Drivers from all over, each to one of the sessions: most both ways, some one way only.</summary>
    private async Task OfferAsync(Random random)
    {
        var sessions = (await new SessionService.SessionServiceClient(world.Host.Channel)
            .ListSessionsAsync(new ListSessionsRequest { Campaign = Slug }, cancellationToken: stop)).Sessions;
        for (var driver = 0; driver < Drivers; driver++)
        {
            await new LiftService.LiftServiceClient(world.Host.As(world.Host.Tokens.Volunteer($"Driver {driver}", Slug))).OfferLiftAsync(
                new OfferLiftRequest
                {
                    LiftOffer = new LiftOffer
                    {
                        Session = sessions[random.Next(sessions.Count)].Id,
                        OriginPlace = AroundLondon(random),
                        Legs = (Legs.Types.Value)random.Next(1, 4),
                        MaxDetour = Duration.FromTimeSpan(TimeSpan.FromMinutes(30)),
                    },
                },
                cancellationToken: stop);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = world.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
