using System.Text;
using Grpc.Core;
using Matching.Lifts;
using Matching.People;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Reach = Matching.People.Reach;

namespace Matching.Tests.People;

/// <summary>
/// Calls that were let in before somebody was erased, or withdrew their consent, and write afterwards: the service goes on believing what it read of the person when they came, as a call does that is under way. What they
/// write must not stay.
/// </summary>
public sealed class InFlightTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly Guid id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private BookingHost host = null!;
    private Session session = null!;

    public static TheoryData<string> Writes => [.. Calls.Keys];

    private static readonly Dictionary<string, Func<InFlightTests, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["SignUp"] = async t => await new SessionService.SessionServiceClient(t.Me).SignUpAsync(new() { Session = t.session.Id, SignUp = new() { People = 1 }, RequestId = "x" }),
        ["OfferLift"] = async t => await t.Lifts.OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(t.session, 1_000), RequestId = "x" }),
        ["RequestLift"] = async t => await t.Lifts.RequestLiftAsync(
            new() { LiftRequest = new() { Session = t.session.Id, OriginPlace = LiftHost.Place(4_567), PartySize = 1 }, RequestId = "x" }),
        ["CreateLiftSeries"] = async t => await new LiftSeriesService.LiftSeriesServiceClient(t.Me).CreateLiftSeriesAsync(new()
        {
            LiftSeries = new()
            {
                Campaign = "demo",
                Seat = "E14000001",
                Rule = "FREQ=WEEKLY",
                StartDate = "2026-06-05",
                EndDate = "2026-06-30",
                EarliestDeparture = "09:00",
                LatestReturn = "18:00",
                OriginPlace = LiftHost.Place(4_567),
            },
            RequestId = "x",
        }),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CallInvoker Me => host.Host.As(host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Zelda", "")).Token);

    private LiftService.LiftServiceClient Lifts => new(Me);

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database, services => services.AddSingleton<IStandings>(provider => new FirstStanding(provider.GetRequiredService<StandingShelf>())));
        session = await host.Lifts.SessionAsync(9_000);
        await using (var connection = await host.Host.Services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", "Zelda", null, host.Clock.GetUtcNow(), Cancel);
        }

        await host.Host.AgreeAsync($"{id}");
        // Whoever has called is known by what they were then.
        Assert.Empty((await Lifts.ListLiftOffersAsync(new())).LiftOffers);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_is_written_after_an_erasure_leaves_nothing(string write)
    {
        await new PersonService.PersonServiceClient(Me).ErasePersonAsync(new());

        Assert.Equal("UNAUTHENTICATED", await ReasonAsync(Calls[write](this)));

        var left = await new Needles(
            host.Host.Services.GetRequiredService<OwnerDatabase>().Source,
            host.Host.Services.GetRequiredService<IOriginVault>(),
            new Dictionary<string, byte[]> { ["subject"] = Encoding.UTF8.GetBytes($"{id}") }).FindAsync(Cancel);
        Assert.Equal(["subject in erasure.subject", "subject in person.id"], left.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_is_written_after_a_withdrawal_is_not_taken(string write)
    {
        await new ConsentService.ConsentServiceClient(Me).WithdrawConsentAsync(new() { Purpose = Consent.Types.Purpose.Types.Value.TakingPart });

        Assert.Equal("CONSENT_NEEDED", await ReasonAsync(Calls[write](this)));

        Assert.Equal(
            [0L],
            await host.QueryAsync(
                """
                select (select count(*) from sign_up where subject = $1) + (select count(*) from lift_offer where driver = $1) + (select count(*) from lift_request where passenger = $1)
                     + (select count(*) from lift_series where driver = $1) + (select count(*) from write_once where subject = $1)
                """,
                row => row.GetInt64(0),
                $"{id}"));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Who_says_meanwhile_that_they_are_16_drives_nobody_and_nowhere_takes_part_that_is_for_adults(string write)
    {
        await host.ExecuteAsync("update campaign set minors_welcome = true where id = 'demo'");
        await new ConsentService.ConsentServiceClient(Me).GiveConsentAsync(
            new() { Purpose = Consent.Types.Purpose.Types.Value.TakingPart, WordingVersion = 1, Age = V1.Person.Types.Age.Types.Value.SixteenOrSeventeen });

        if (write is "OfferLift" or "CreateLiftSeries")
        {
            Assert.Equal("ADULTS_ONLY", await ReasonAsync(Calls[write](this)));
        }

        await host.ExecuteAsync("update campaign set minors_welcome = false where id = 'demo'");
        Assert.Equal("ADULTS_ONLY", await ReasonAsync(Calls[write](this)));
        Assert.Equal(
            [0L],
            await host.QueryAsync(
                """
                select (select count(*) from sign_up where subject = $1) + (select count(*) from lift_offer where driver = $1) + (select count(*) from lift_request where passenger = $1)
                     + (select count(*) from lift_series where driver = $1)
                """,
                row => row.GetInt64(0),
                $"{id}"));
    }

    [Fact]
    public async Task An_erasure_waits_for_what_is_being_written_and_takes_it_along()
    {
        Reach.Over("demo");
        var rows = host.Host.Services.GetRequiredService<Database>();
        await using var connection = await rows.OpenConnectionAsync(Cancel);
        await using var transaction = await rows.BeginAsync(connection, new WriteKey($"{id}", "test", "", []) { Footing = Footing.Agreed }, Cancel);
        await connection.RunAsync(
            "insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at) values ($1, $2, $3, 'Zelda', 1, 'GOING', now(), now())",
            Cancel, Guid.CreateVersion7(host.Clock.GetUtcNow()), Guid.Parse(session.Id), $"{id}");

        var erasing = new PersonService.PersonServiceClient(Me).ErasePersonAsync(new()).ResponseAsync;
        await Eventually.HoldsAsync(async () => (await host.QueryAsync(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", row => row.GetInt64(0)))[0] == 1);
        Assert.False(erasing.IsCompleted);
        await transaction.CommitAsync(Cancel);
        await erasing;

        Assert.Equal([0L], await host.QueryAsync("select count(*) from sign_up where subject = $1 or name = 'Zelda'", row => row.GetInt64(0), $"{id}"));
    }

    private static async Task<string> ReasonAsync(Task call) => SessionHost.ReasonOf(await Assert.ThrowsAsync<RpcException>(() => call));

    /// <summary>Goes on saying what it was first told of a person.</summary>
    private sealed class FirstStanding(IStandings known) : IStandings
    {
        private Standing? first;

        public async ValueTask<Standing?> FindAsync(string campaign, string subject, CancellationToken cancellation) => first ??= await known.FindAsync(campaign, subject, cancellation);

        public Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, DateTimeOffset issuedAt, CancellationToken cancellation) =>
            known.ArriveAsync(campaign, subject, firstName, verified, issuedAt, cancellation);
    }
}
