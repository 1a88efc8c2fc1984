using Google.Protobuf.WellKnownTypes;
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

    /// <summary>Erased without an address, and back through the provider with one that stands on a list: the list's person becomes them.</summary>
    [Fact]
    public async Task A_block_holds_for_who_comes_back_as_somebody_of_a_list()
    {
        var dan = await PersonAsync(null, $"o-{own}");
        var offer = (await Lifts(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(await host.Lifts.SessionAsync(9_000), 1_000) })).LiftOffer;
        await Kit().BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } });
        await new PersonService.PersonServiceClient(dan).ErasePersonAsync(new());
        var listed = $"dan-{own}@example.org";
        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Organiser())).ImportPeopleAsync(new() { Campaign = "demo", People = { new ListedPerson { Email = listed } } });

        await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync("demo", $"o-{own}", "Dan", EmailAddress.TryParse(listed), host.Clock.GetUtcNow(), Cancel);

        Assert.Equal(["ACTIVE"], await host.QueryAsync("select state from person where subject = $1", row => row.GetString(0), $"o-{own}"));
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
        var (driving, ride) = await DriveAsync(dan, "Pia");
        await Lifts(dan).AcceptBookingAsync(new() { Booking = ride.Id });
        await MoveAsync(dan, driving, minutes: 16);

        for (var erasures = 0; erasures < 2; erasures++)
        {
            await new PersonService.PersonServiceClient(dan).ErasePersonAsync(new());
            dan = await PersonAsync($"dan-{own}@example.org");
            Assert.Equal("BLOCKS 100, MOVES 1, REPORTS 1, REQUESTS 1, SHOWN 1", await SpentAsync());
        }

        var offer = await host.OfferAsync("Rob", await host.Lifts.SessionAsync(9_000), 1_000);
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(new PersonService.PersonServiceClient(dan).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } })));
        await using var strict = await MatchingHost.StartAsync(database.ConnectionString, host.Clock, [("Matching:People:MostRequestsADay", "2"), ("Matching:People:MostShownADay", "1"), ("Matching:People:MostMovesADay", "2")]);
        await strict.LoadedAsync();
        await AskForALiftAsync(dan);
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(AskForALiftAsync(strict.As(Token(Guid.Parse(last))))));

        // Of the two changes that they may make in a day one was made before, whatever the car.
        var limited = strict.As(Token(Guid.Parse(last)));
        (driving, ride) = await DriveAsync(dan, "Quin");
        await MoveAsync(limited, driving, minutes: 16);
        var (second, _) = await DriveAsync(dan, "Rod");
        Assert.Equal("RATE_LIMITED", await MoveAsync(limited, second, minutes: 16));
        Assert.Equal("RATE_LIMITED", await MoveAsync(limited, driving, minutes: 17));

        // The one person that they may be shown in a day was shown before.
        await Lifts(limited).AcceptBookingAsync(new() { Booking = ride.Id });
        Assert.Equal(0, await ShownAsync());
        await Lifts(dan).GetBookingAsync(new() { Booking = ride.Id });
        Assert.Equal(1, await ShownAsync());

        await PersonAsync($"another-{own}@example.org");
        Assert.Equal("", await SpentAsync());
    }

    /// <summary>What whoever was taken in last had done under whom they were before, by kind.</summary>
    private async Task<string> SpentAsync() => string.Join(", ", await host.QueryAsync(
        """
        select kind || ' ' || sum(number)
        from spent
        where keys && person_keys('demo', $1, (select address_key from person where (campaign, subject) = ('demo', $1)))
        group by kind
        order by kind
        """,
        row => row.GetString(0),
        last));

    /// <summary>Of how many people whoever was taken in last was shown something.</summary>
    private async Task<long> ShownAsync() => (await host.QueryAsync("select count(distinct subject) from disclosure where reader = $1", row => row.GetInt64(0), last))[0];

    /// <summary>An offer of the caller's, in which somebody asks for a seat.</summary>
    private async Task<(LiftOffer Offer, Booking Ride)> DriveAsync(CallInvoker driver, string passenger)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = (await Lifts(driver).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
        return (offer, await host.BookAsync($"{passenger} {own}", offer, await host.RequestAsync($"{passenger} {own}", session, 6_000)));
    }

    private static async Task<string> MoveAsync(CallInvoker driver, LiftOffer offer, int minutes)
    {
        var moved = (await Lifts(driver).GetLiftOfferAsync(new() { LiftOffer = offer.Id })).LiftOffer;
        moved.MaxDetour = Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));
        return await ReasonIfAnyAsync(Lifts(driver).UpdateLiftOfferAsync(new() { LiftOffer = moved, UpdateMask = new() { Paths = { "max_detour" } } }));
    }

    private static LiftService.LiftServiceClient Lifts(CallInvoker who) => new(who);

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
