using Grpc.Core;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using EmailAddress = Matching.People.EmailAddress;

namespace Matching.Tests.People;

/// <summary>Whoever has themselves erased and comes back is somebody new, but for what protects others.</summary>
public sealed class ComeBackTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly string own = $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private string last = "";
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_block_holds_for_who_comes_back_with_the_address_and_for_nobody_else()
    {
        var kit = Kit();
        var dan = await PersonAsync($"dan-{own}@example.org");
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = (await new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
        var block = (await kit.BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } })).Block;

        for (var erasures = 0; erasures < 2; erasures++)
        {
            await new PersonService.PersonServiceClient(dan).ErasePersonAsync(new());
            Assert.Equal("Somebody", Assert.Single((await kit.ListBlocksAsync(new())).Blocks).PersonName);
            dan = await PersonAsync($"dan-{own}@example.org");
            session = await host.Lifts.SessionAsync(9_000);
            offer = (await new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
            Assert.Equal("NO_LONGER_FITS", await AskAsync(session, offer));
        }

        session = await host.Lifts.SessionAsync(9_000);
        var other = await PersonAsync($"another-{own}@example.org");
        var theirs = (await new LiftService.LiftServiceClient(other).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
        Assert.Equal("", await AskAsync(session, theirs));

        await kit.UnblockPersonAsync(new() { Block = block.Id });
        session = await host.Lifts.SessionAsync(9_000);
        offer = (await new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
        Assert.Equal("", await AskAsync(session, offer));
    }

    [Fact]
    public async Task A_block_holds_for_who_comes_back_through_the_same_provider_without_an_address()
    {
        var dan = await PersonAsync(null, $"o-{own}");
        var offer = (await new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(await host.Lifts.SessionAsync(9_000), 1_000) })).LiftOffer;
        await Kit().BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } });
        await new PersonService.PersonServiceClient(dan).ErasePersonAsync(new());
        Assert.Equal([0L], await BlockedAsync());
        await PersonAsync(null, $"o-{own}");
        Assert.Equal([1L], await BlockedAsync());
    }

    [Fact]
    public async Task The_day_does_not_begin_anew_by_an_erasure_and_does_for_everybody_else()
    {
        var dan = await PersonAsync($"dan-{own}@example.org");
        await AskForALiftAsync(dan);
        await host.ExecuteAsync("insert into block_made (campaign, blocker, since, number) values ('demo', $1, $2, 100)", last, host.Clock.GetUtcNow());
        var reported = (await host.OfferAsync("Rob", await host.Lifts.SessionAsync(9_000), 1_000)).Id;
        await new ReportService.ReportServiceClient(dan).ReportPersonAsync(new() { Report = new() { LiftOffer = reported, Words = "Words." } });

        for (var erasures = 0; erasures < 2; erasures++)
        {
            await new PersonService.PersonServiceClient(dan).ErasePersonAsync(new());
            dan = await PersonAsync($"dan-{own}@example.org");
            Assert.Equal([(1, 1, 100)], await SpentAsync());
        }

        var offer = await host.OfferAsync("Rob", await host.Lifts.SessionAsync(9_000), 1_000);
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(new PersonService.PersonServiceClient(dan).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } })));
        await using var strict = await MatchingHost.StartAsync(database.ConnectionString, host.Clock, [("Matching:People:MostRequestsADay", "2")]);
        await AskForALiftAsync(dan);
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(AskForALiftAsync(strict.As(Token(Guid.Parse(last))))));

        await PersonAsync($"another-{own}@example.org");
        Assert.Equal([(0, 0, 0)], await SpentAsync());
    }

    /// <summary>What whoever was taken in last had done under whom they were before: requests, reports and blocks.</summary>
    private Task<IReadOnlyList<(long, long, long)>> SpentAsync() => host.QueryAsync(
        """
        select coalesce(sum(number) filter (where kind = 'REQUESTS'), 0), coalesce(sum(number) filter (where kind = 'REPORTS'), 0), coalesce(sum(number) filter (where kind = 'BLOCKS'), 0)
        from spent
        where keys && person_keys('demo', $1, (select address_key from person where (campaign, subject) = ('demo', $1)))
        """,
        row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
        last);

    private async Task<LiftRequest> AskForALiftAsync(CallInvoker who) => (await new LiftService.LiftServiceClient(who).RequestLiftAsync(
        new() { LiftRequest = new() { Session = (await host.Lifts.SessionAsync(9_000)).Id, OriginPlace = LiftHost.Place(4_567), PartySize = 1 } })).LiftRequest;

    private string Token(Guid id) => host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Dan", "")).Token;

    private Task<IReadOnlyList<long>> BlockedAsync() => host.QueryAsync("select count(*) from block where blocked = $1", row => row.GetInt64(0), $"o-{own}");

    private async Task<string> AskAsync(Session session, LiftOffer offer) =>
        await ReasonIfAnyAsync(host.As($"Kit {own}").CreateBookingAsync(new()
        {
            Booking = new() { LiftOffer = offer.Id, LiftRequest = (await host.RequestAsync($"Kit {own}", session, 6_000)).Id },
        }));

    private PersonService.PersonServiceClient Kit() => new(host.Host.As(host.Host.Tokens.Volunteer($"Kit {own}")));

    /// <summary>Somebody real who has agreed: of our own sign-in, or under a provider's subject.</summary>
    private async Task<CallInvoker> PersonAsync(string? address, string? subject = null)
    {
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (services, id) = (host.Host.Services, Guid.CreateVersion7(host.Clock.GetUtcNow()));
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(
                connection, id, "demo", subject ?? $"{id}", "Dan", address is null ? null : EmailAddress.TryParse(address), host.Clock.GetUtcNow(), Cancel);
        }

        last = subject ?? $"{id}";
        await host.Host.AgreeAsync(last);
        return subject is null
            ? host.Host.As(Token(id))
            : host.Host.As(host.Host.Tokens.Make("Dan", "demo", Matching.People.Role.Volunteer, subject: subject));
    }
}
