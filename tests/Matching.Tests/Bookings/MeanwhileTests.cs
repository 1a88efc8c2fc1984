using Matching.Bookings;
using Matching.Hosting.Tokens;
using Matching.Lifts;
using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Booking = Matching.V1.Booking;
using EndedBy = Matching.V1.Booking.Types.EndedBy.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>A travel engine may be slow: what others do while it is asked is neither lost nor in the way.</summary>
public sealed class MeanwhileTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);

        // The service's own worker finds nobody a lift before the test does.
        await database.ExecuteAsync("alter table rematch disable trigger rematch_wanted");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_is_in_hand_stays_so_however_slow_the_search_is()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var names = Enumerable.Range(0, 10).Select(number => $"Rider{number}").ToList();
        foreach (var name in names)
        {
            var request = await host.RequestAsync(name, session, 4_500);
            await host.ExecuteAsync(
                "insert into rematch (request_id, legs, freed_at, not_before) values ($1, 'BOTH', $2, $2)", Guid.Parse(request.Id), host.Clock.GetUtcNow());
        }

        Matching.People.Reach.OverAll();
        var list = host.Host.Services.GetRequiredService<RematchList>();
        var takenByOthers = 0;
        var slow = new SlowCandidates(host.Host.Services.GetRequiredService<ILiftCandidates>(), async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(15));
            takenByOthers += (await list.TakeAsync(Cancel)).Count;
        });
        var finder = ActivatorUtilities.CreateInstance<LiftFinder>(host.Host.Services, slow);
        Assert.Equal(10, await ActivatorUtilities.CreateInstance<Rematcher>(host.Host.Services, finder).RunOnceAsync(Cancel));
        Assert.Equal(0, takenByOthers);
        foreach (var name in names)
        {
            Assert.Equal(["NO_LIFT_FOUND"], await host.ToldAsync(name, session));
        }
    }

    [Fact]
    public async Task Whom_a_block_keeps_out_of_the_best_car_at_the_last_moment_gets_the_next()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var ann = await host.OfferAsync("Ann", session, 1_000, instant: true);
        var request = await host.RequestAsync("Bob", session, 4_500, rematchInstantly: true);
        await host.BookAsync("Bob", ann, request);
        var (dan, eva) = (await host.OfferAsync("Dan", session, 1_500, instant: true), await host.OfferAsync("Eva", session, 8_000, instant: true));
        var best = (await host.As("Bob").MatchRequestAsync(new() { LiftRequest = request.Id })).Matches.First(match => match.LiftOffer != ann.Id).LiftOffer;
        await host.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = ann.Id });

        var blocked = false;
        var engine = new WatchedEngine(async () =>
        {
            if (!blocked)
            {
                blocked = true;
                await host.ExecuteAsync(
                    "insert into block (id, campaign, blocker, blocked, blocked_name, created_at) select $1, 'demo', driver, $2, 'Bob', now() from lift_offer where id = $3",
                    Guid.CreateVersion7(host.Clock.GetUtcNow()), TokenMint.SubjectOf("demo", "Bob"), Guid.Parse(best));
            }
        });
        var planner = ActivatorUtilities.CreateInstance<BookingPlanner>(host.Host.Services, engine);
        var maker = ActivatorUtilities.CreateInstance<BookingMaker>(host.Host.Services, planner);
        await ActivatorUtilities.CreateInstance<Rematcher>(host.Host.Services, maker).RunOnceAsync(Cancel);
        Assert.True(blocked);
        var found = Assert.Single(await host.LiveAsync("Bob", request));
        Assert.Equal((State.Accepted, best == dan.Id ? eva.Id : dan.Id), (found.State, found.LiftOffer));
    }

    [Fact]
    public async Task People_who_merely_ask_do_not_keep_a_driver_from_changing_the_car()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var kept = await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500));
        var before = await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000));
        var meanwhile = new List<(string Name, Booking Booking)>();
        var changed = await ChangeAsync(offer, terms => terms with { MaxDetour = TimeSpan.FromMinutes(14) }, async () =>
        {
            var name = $"Asker{meanwhile.Count}";
            meanwhile.Add((name, await host.BookAsync(name, offer, await host.RequestAsync(name, session, 5_500))));
        });
        Assert.Equal(840, changed.MaxDetour.Seconds);
        Assert.NotEmpty(meanwhile);
        Assert.Equal((State.Accepted, State.Requested), ((await host.GetAsync("Bob", kept.Id)).State, (await host.GetAsync("Cid", before.Id)).State));
        foreach (var (name, booking) in meanwhile)
        {
            var ended = await host.GetAsync(name, booking.Id);
            Assert.Equal((State.Cancelled, EndedBy.Change), (ended.State, ended.EndedBy));
            Assert.Equal(["BOOKING_CANCELLED"], await host.ToldAsync(name, booking));
        }
    }

    [Fact]
    public async Task What_moves_nobody_ends_nothing_that_was_asked_for_meanwhile()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        Booking? asked = null;
        await ChangeAsync(offer, terms => terms with { Note = "Blue" }, async () =>
            asked ??= await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500)));
        Assert.Equal(State.Requested, (await host.GetAsync("Bob", asked!.Id)).State);
    }

    private async Task<Matching.V1.LiftOffer> ChangeAsync(Matching.V1.LiftOffer offer, Func<LiftTerms, LiftTerms> change, Func<Task> whenAsked)
    {
        Matching.People.Reach.Over("demo");
        var services = host.Host.Services;
        var engine = new WatchedEngine(whenAsked);
        var stored = (await services.GetRequiredService<ILiftOffers>().FindAsync(Guid.Parse(offer.Id), Cancel))!;
        var changer = ActivatorUtilities.CreateInstance<LiftOfferChanger>(services, ActivatorUtilities.CreateInstance<LegPlanner>(services, engine));
        var ann = Caller.InNameOf(TokenMint.SubjectOf("demo", "Ann"), "Ann", "demo");
        var changed = await changer.UpdateAsync(new WriteKey(ann.Subject, "test", "", []), ann, stored.Id, change(stored.Terms), stored.Version, Cancel);
        Assert.Null(changed.Failure);
        return (await host.As("Ann").GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
    }

    /// <summary>Candidates that take their time.</summary>
    private sealed class SlowCandidates(ILiftCandidates candidates, Func<Task> whenAsked) : ILiftCandidates
    {
        public async Task<CandidateSet> FindAsync(LiftWish wish, DateTimeOffset now, CancellationToken cancellation)
        {
            await whenAsked();
            return await candidates.FindAsync(wish, now, cancellation);
        }

        public Task<CandidateSet?> FindToAsync(Guid session, LiftWish wish, DateTimeOffset now, CancellationToken cancellation) => candidates.FindToAsync(session, wish, now, cancellation);
    }
}
