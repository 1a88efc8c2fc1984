using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Lifts;
using Matching.Tests.Sessions;
using Matching.Tests.Storage;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>A travel engine may be slow, so it is asked while nothing is held; what changes meanwhile is seen.</summary>
public sealed class OfferWhileSessionMovesTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private static readonly Caller Ann = Caller.InNameOf("demo:ann", "Ann", "demo");

    private readonly OriginVault vault = new(OriginKeys.Fresh());
    private LiftHost host = null!;

    public async ValueTask InitializeAsync() => host = await LiftHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_engine_is_asked_while_the_session_is_free()
    {
        var session = await host.SessionAsync(9_000);
        var asked = 0;
        var offered = await OfferAsync(session, async () =>
        {
            asked++;
            await database.ExecuteAsync($"select 1 from session where id = '{session.Id}' for update nowait");
        });
        Assert.Null(offered.Failure);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Legs_are_drawn_to_where_the_session_has_moved_meanwhile()
    {
        var session = await host.SessionAsync(9_000);
        var moves = 0;
        var offered = await OfferAsync(session, async () =>
        {
            if (moves++ == 0)
            {
                session.Location = TwoSeats.At(2_000, 8_000);
                await host.Sessions.Organiser.UpdateSessionAsync(new() { Session = session });
            }
        });
        Assert.Null(offered.Failure);
        Assert.Equal(4, moves);

        // As those of an offer made afterwards.
        await database.ExecuteAsync($"update lift_offer set state = 'CANCELLED' where session_id = '{session.Id}'");
        Assert.Null((await OfferAsync(session, () => Task.CompletedTask)).Failure);
        Assert.Equal(4, await database.NumberAsync($"select count(*) from lift_leg where session_id = '{session.Id}'"));
        Assert.Equal(2, await database.NumberAsync($"select count(distinct to_jsonb(l) - 'offer_id' - 'live') from lift_leg l where session_id = '{session.Id}'"));
    }

    [Fact]
    public async Task A_session_that_never_stands_still_takes_no_offer()
    {
        var session = await host.SessionAsync(9_000);
        var offered = await OfferAsync(session, async () =>
            await database.ExecuteAsync($"update session set starts_at = starts_at + interval '1 second' where id = '{session.Id}'"));
        Assert.Equal(Reason.Unavailable, offered.Failure?.Reason);
        Assert.Equal(0, await database.NumberAsync($"select count(*) from lift_offer where session_id = '{session.Id}'"));
        Assert.Equal(0, await database.NumberAsync($"select count(*) from sign_up where session_id = '{session.Id}'"));
    }

    private async Task<Result<LiftOffer>> OfferAsync(Matching.V1.Session session, Func<Task> whenAsked, Caller? driver = null)
    {
        var clock = host.Sessions.Clock;
        var store = new LiftOfferStore(
            database.Source,
            new OnceWriter(database.Source, vault, clock),
            new OfferMaker(database.Source, StorageParts.SignUps(clock), new LegPlanner(new WatchedEngine(whenAsked), new LiftRules()), vault, clock),
            vault,
            StorageParts.Lifts(clock),
            StorageParts.Offers(database.Source, clock));
        var home = new GridPoint(501_000, 185_000);
        var terms = new LiftTerms
        {
            SessionId = Guid.Parse(session.Id),
            Origin = new LiftOrigin("home", home, home),
            OutwardSeats = 3,
            ReturnSeats = 3,
            MaxDetour = TimeSpan.FromMinutes(15),
        };
        return await store.CreateAsync(new WriteKey((driver ?? Ann).Subject, "test", "", []), driver ?? Ann, terms, TestContext.Current.CancellationToken);
    }
}
