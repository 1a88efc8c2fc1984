using Grpc.Core;
using Matching.People.Consents;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using Age = Matching.V1.Person.Types.Age.Types.Value;
using Booking = Matching.V1.Booking;
using Consent = Matching.V1.Consent;
using Contact = Matching.V1.Person.Types.Contact.Types.Value;
using Purpose = Matching.V1.Consent.Types.Purpose.Types.Value;
using State = Matching.V1.Consent.Types.State.Types.Value;

namespace Matching.Tests.People;

/// <summary>Nothing is done without a yes, and what was done by one ends with the no.</summary>
public sealed class ConsentTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly Guid id = Guid.CreateVersion7(TwoSeats.Now);
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync("demo", $"{id}", "Ann", null, host.Clock.GetUtcNow(), Cancel);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_did_not_agree_neither_signs_up_nor_drives_nor_rides_and_is_told_what_is_missing()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        AsyncUnaryCall<SignUpResponse> SignUp() => Sessions().SignUpAsync(new() { Session = session.Id, SignUp = new() });
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await SignUp());
        var info = refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;
        Assert.Equal((StatusCode.PermissionDenied, "CONSENT_NEEDED", "TAKING_PART"), (refused.StatusCode, info.Reason, info.Metadata["purpose"]));
        Assert.Equal("CONSENT_NEEDED", await ReasonOfAsync(Lifts().OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })));
        Assert.Equal("CONSENT_NEEDED", await ReasonOfAsync(Lifts().RequestLiftAsync(new() { LiftRequest = new() })));

        Assert.All(await ListAsync(), consent => Assert.Equal((State.NotGiven, 0), (consent.State, consent.WordingVersion)));
        var given = await GiveAsync(Purpose.TakingPart, Age.Adult);
        Assert.Equal((State.Given, 1), (given.State, given.WordingVersion));
        Assert.Equal(given, await GiveAsync(Purpose.TakingPart, Age.Adult));
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(SignUp()) is "" or "ALREADY_SIGNED_UP");
        Assert.Equal(Age.Adult, (await People().GetPersonAsync(new())).Person.Age);
    }

    [Fact]
    public async Task Taking_it_back_ends_at_once_what_was_to_come_and_leaves_a_history_that_stays()
    {
        await GiveAsync(Purpose.TakingPart, Age.Adult);
        await GiveAsync(Purpose.ContactSharing);
        var ride = await RideAsync();
        var ended = await ConsentsOf().WithdrawConsentAsync(new() { Purpose = Purpose.TakingPart, RequestId = "no" });
        Assert.Equal((State.Withdrawn, 1), (ended.Consent.State, ended.Consent.WordingVersion));
        Assert.Equal(ended, await ConsentsOf().WithdrawConsentAsync(new() { Purpose = Purpose.TakingPart, RequestId = "no" }));
        Assert.Equal(ended.Consent, (await ConsentsOf().WithdrawConsentAsync(new() { Purpose = Purpose.TakingPart })).Consent);
        Assert.Equal(Booking.Types.State.Types.Value.Cancelled, (await host.GetAsync("Dan", ride.Id)).State);
        Assert.Equal([State.Withdrawn, State.Withdrawn, State.NotGiven], (await ListAsync()).Select(consent => consent.State));
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(Lifts().RequestLiftAsync(new() { LiftRequest = new() })) == "CONSENT_NEEDED");

        Assert.Equal(
            ["CONTACT_SHARING no", "CONTACT_SHARING yes", "TAKING_PART no", "TAKING_PART yes"],
            (await HistoryAsync()).Order(StringComparer.Ordinal));
        foreach (var change in (string[])["delete from consent_event", "update consent_event set given = not given", "update consent_event set subject = 'eve'", "truncate consent_event"])
        {
            await using var command = host.Host.Services.GetRequiredService<OwnerDatabase>().Source.CreateCommand(change);
            Assert.Equal("MS030", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState);
        }
    }

    [Fact]
    public async Task A_contact_is_shown_as_long_as_its_owner_agrees_and_not_a_moment_longer()
    {
        await GiveAsync(Purpose.TakingPart, Age.Adult);
        await People().UpdatePersonAsync(new() { Person = new() { Phone = "+442079460123", Contact = Contact.Phone } });
        var ride = await RideAsync();
        Assert.Equal("", (await host.GetAsync("Dan", ride.Id)).Contact);
        await GiveAsync(Purpose.ContactSharing);
        Assert.Equal("+442079460123", (await host.GetAsync("Dan", ride.Id)).Contact);
        await ConsentsOf().WithdrawConsentAsync(new() { Purpose = Purpose.ContactSharing });
        Assert.Equal("", (await host.GetAsync("Dan", ride.Id)).Contact);
    }

    [Fact]
    public async Task Nobody_is_to_be_told_of_anything_who_does_not_agree_to_messages()
    {
        await GiveAsync(Purpose.TakingPart, Age.Adult);
        await RideAsync();
        Assert.Empty(await ToldAsync());
        await GiveAsync(Purpose.Messages);
        await RideAsync();
        Assert.NotEmpty(await ToldAsync());
        await ConsentsOf().WithdrawConsentAsync(new() { Purpose = Purpose.Messages });
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task An_age_below_18_and_a_wording_that_does_not_stand_are_refused()
    {
        Assert.Equal("ADULTS_ONLY", await ReasonOfAsync(ConsentsOf().GiveConsentAsync(new() { Purpose = Purpose.TakingPart, WordingVersion = 1, Age = Age.SixteenOrSeventeen })));
        Assert.Equal(["age"], await FaultsOfAsync(ConsentsOf().GiveConsentAsync(new() { Purpose = Purpose.TakingPart, WordingVersion = 1 })));
        Assert.Equal(["age"], await FaultsOfAsync(ConsentsOf().GiveConsentAsync(new() { Purpose = Purpose.Messages, WordingVersion = 1, Age = Age.Adult })));
        Assert.Equal(["wording_version"], await FaultsOfAsync(ConsentsOf().GiveConsentAsync(new() { Purpose = Purpose.Messages, WordingVersion = 2 })));
        Assert.Equal(["purpose"], await FaultsOfAsync(ConsentsOf().WithdrawConsentAsync(new())));
        Assert.All(await ListAsync(), consent => Assert.Equal(State.NotGiven, consent.State));
    }

    [Fact]
    public async Task A_consent_to_other_words_than_those_that_stand_asks_again()
    {
        await using var earlier = host.Host.Services.GetRequiredService<OwnerDatabase>().Source.CreateCommand(
            "insert into consent_event (campaign, subject, purpose, wording_version, given, happened_at) values ('demo', $1, 'TAKING_PART', 9, true, $2)");
        earlier.Parameters.Add(new() { Value = $"{id}" });
        earlier.Parameters.Add(new() { Value = host.Clock.GetUtcNow() });
        await earlier.ExecuteNonQueryAsync(Cancel);
        Assert.Equal((State.Outdated, 9), ((await ListAsync())[0].State, (await ListAsync())[0].WordingVersion));
        Assert.Equal("CONSENT_NEEDED", await ReasonOfAsync(Lifts().RequestLiftAsync(new() { LiftRequest = new() })));
    }

    [Fact]
    public async Task Every_wording_can_be_read_by_anybody_and_every_purpose_has_one()
    {
        var all = (await new ConsentService.ConsentServiceClient(host.Host.Invoker).ListConsentWordingsAsync(new())).Wordings;
        Assert.Equal(Enum.GetValues<ConsentPurpose>().Select(purpose => 1 + (int)purpose), all.Select(wording => (int)wording.Purpose).Distinct());
        Assert.All(all.GroupBy(wording => wording.Purpose), group => Assert.Equal(Enumerable.Range(1, group.Count()), group.Select(wording => wording.Version)));
        Assert.All(all, wording => Assert.NotEmpty(wording.Text));
    }

    /// <summary>The person rides with Dan, who has said yes.</summary>
    private async Task<Booking> RideAsync()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Dan", session, 1_000);
        LiftRequest? request = null;
        await Eventually.HoldsAsync(async () =>
        {
            var asked = new RequestLiftRequest { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(6_000), PartySize = 1 }, RequestId = session.Id };
            if (await ReasonIfAnyAsync(Lifts().RequestLiftAsync(asked)) == "CONSENT_NEEDED")
            {
                // Replicas hear of the yes within moments.
                return false;
            }

            request = (await Lifts().RequestLiftAsync(asked)).LiftRequest;
            return true;
        });
        var booking = (await Lifts().CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request!.Id } })).Booking;
        return await host.AcceptAsync("Dan", booking);
    }

    private async Task<Consent> GiveAsync(Purpose purpose, Age age = Age.Unspecified) =>
        (await ConsentsOf().GiveConsentAsync(new() { Purpose = purpose, WordingVersion = 1, Age = age })).Consent;

    private async Task<IReadOnlyList<Consent>> ListAsync() => (await ConsentsOf().ListConsentsAsync(new())).Consents;

    private Task<IReadOnlyList<string>> HistoryAsync() =>
        host.QueryAsync("select purpose || ' ' || case when given then 'yes' else 'no' end from consent_event where subject = $1", row => row.GetString(0), $"{id}");

    private Task<IReadOnlyList<string>> ToldAsync() => host.QueryAsync("select kind from outbox where person = $1", row => row.GetString(0), $"{id}");

    private CallInvoker As() => host.Host.As(host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Ann", "")).Token);

    private ConsentService.ConsentServiceClient ConsentsOf() => new(As());

    private PersonService.PersonServiceClient People() => new(As());

    private LiftService.LiftServiceClient Lifts() => new(As());

    private SessionService.SessionServiceClient Sessions() => new(As());
}
