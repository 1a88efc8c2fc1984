using System.Text;
using System.Text.Json;
using Grpc.Core;
using Matching.People.Roles;
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
using LiftOffer = Matching.V1.LiftOffer;
using Outcome = Matching.V1.Report.Types.Outcome.Types.Value;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.People;

/// <summary>People tell the organisers of each other; who is told of never learns by whom, and who is barred takes part no more.</summary>
public sealed class ReportTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Words = "The driver had been drinking Zinfandel.";

    private readonly string address = $"dan-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}@example.org";
    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Organisers_read_what_was_told_and_nobody_reads_what_was_told_of_them()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Dan", session, 1_000);
        var booking = await host.SeatAsync("Pia", "Dan", offer, await host.RequestAsync("Pia", session, 6_000));
        var told = await TellAsync("Pia", new() { Booking = booking.Id, Words = Words });
        Assert.Equal(told, await TellAsync("Pia", new() { Booking = booking.Id, Words = "Again." }));
        Assert.Equal(("", "", Outcome.Unspecified), (told.Words, told.ReporterName, told.Outcome));

        var read = Assert.Single(await QueueAsync("Olga"), one => one.Id == told.Id);
        Assert.Equal((Words, "Dan", "Pia", booking.Id, session.Id), (read.Words, read.PersonName, read.ReporterName, read.Booking, read.Session));
        Assert.DoesNotContain(await QueueAsync("Dan"), one => one.Id == told.Id);
        Assert.Equal("REPORT_NOT_FOUND", await ReasonOfAsync(Reports(Organiser("Dan")).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Nothing })));

        var made = await TellAsync("Pia", new() { Session = session.Id, Words = Words });
        Assert.DoesNotContain(await QueueAsync("Olga", organiserOfAll: true), one => one.Id == made.Id && one.PersonName == "Olga");
        Assert.Equal(Outcome.Nothing, (await Reports(Organiser("Olga")).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Nothing })).Report.Outcome);
        var queue = await QueueAsync("Ada");
        Assert.True(queue.TakeWhile(one => one.Outcome == Outcome.Unspecified).Any(one => one.Id == made.Id), "Open reports come first.");
        Assert.Contains(queue.SkipWhile(one => one.Outcome == Outcome.Unspecified), one => one.Id == told.Id);
    }

    [Fact]
    public async Task Whoever_is_barred_loses_what_was_to_come_and_comes_back_neither_by_a_token_in_flight_nor_as_somebody_new()
    {
        var (id, dan) = await PersonAsync();
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = (await new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })).LiftOffer;
        var asked = await host.BookAsync("Pia", offer, await host.RequestAsync("Pia", session, 6_000));
        var ride = (await new LiftService.LiftServiceClient(dan).AcceptBookingAsync(new() { Booking = asked.Id })).Booking;
        Assert.Equal(State.Accepted, ride.State);
        var told = await TellAsync("Pia", new() { Booking = ride.Id, Words = Words });

        await Reports(Organiser("Olga")).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Barred });
        Assert.Equal(State.Cancelled, (await host.GetAsync("Pia", ride.Id)).State);
        Assert.Contains("BOOKING_FREED", await host.ToldAsync("Pia", ride));
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(SignUp(dan, session)) == "BARRED");
        Assert.Equal("BARRED", await ReasonOfAsync(new LiftService.LiftServiceClient(dan).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000) })));
        // What is kept of them they may still read, and have erased.
        var export = Encoding.UTF8.GetString((await People(dan).ExportPersonAsync(new())).Data.ToByteArray());
        using (var data = JsonDocument.Parse(export))
        {
            Assert.Equal("BARRED", Assert.Single(data.RootElement.GetProperty("reports_of_me").EnumerateArray()).GetProperty("outcome").GetString());
        }

        Assert.DoesNotContain("Pia", export, StringComparison.Ordinal);
        Assert.DoesNotContain("Zinfandel", export, StringComparison.Ordinal);

        await People(dan).ErasePersonAsync(new());
        var (_, again) = await PersonAsync();
        Assert.Equal("BARRED", await ReasonOfAsync(SignUp(again, session)));
        Assert.Equal("", Assert.Single(await QueueAsync("Ada"), one => one.Id == told.Id).Words);

        await Reports(Organiser("Olga")).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Nothing });
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(SignUp(again, session)) is "" or "ALREADY_SIGNED_UP");
        Assert.NotEqual(Guid.Empty, id);
    }

    [Fact]
    public async Task What_is_told_stands_sealed_is_in_the_export_of_who_told_it_and_is_forgotten_in_time()
    {
        var offer = await OfferAsync();
        var told = await TellAsync("Quinn", new() { LiftOffer = offer.Id, Words = Words });
        Assert.Equal([0L], await host.QueryAsync("select count(*) from report where report::text ilike '%' || $1 || '%'", row => row.GetInt64(0), Convert.ToHexString(Encoding.UTF8.GetBytes("Zinfandel"))));
        var export = (await People(host.Host.As(host.Host.Tokens.Volunteer("Quinn"))).ExportPersonAsync(new())).Data.ToStringUtf8();
        Assert.Contains("Zinfandel", export, StringComparison.Ordinal);

        await Reports(Organiser("Olga")).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Warned });
        var cleaner = host.Host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Matching.Storage.People.Reports.ReportCleaner>().Single();
        await cleaner.CleanAsync(Cancel);
        Assert.Equal(Words, Assert.Single(await QueueAsync("Ada"), one => one.Id == told.Id).Words);
        host.Clock.Advance(TimeSpan.FromDays(181));
        await cleaner.CleanAsync(Cancel);
        Assert.Equal("", Assert.Single(await QueueAsync("Ada"), one => one.Id == told.Id).Words);
    }

    [Fact]
    public async Task An_organiser_of_some_seats_reads_and_resolves_what_is_theirs_and_bars_nobody()
    {
        var told = await TellAsync("Pia", new() { LiftOffer = (await OfferAsync()).Id, Words = Words });
        var (western, eastern) = (await OrganiserOfAsync("E14000001"), await OrganiserOfAsync("E14000002"));
        Assert.Contains((await Reports(western).ListReportsAsync(new() { PageSize = 1000 })).Reports, one => one.Id == told.Id);
        Assert.DoesNotContain((await Reports(eastern).ListReportsAsync(new() { PageSize = 1000 })).Reports, one => one.Id == told.Id);
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(Reports(western).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Barred })));
        Assert.Equal("REPORT_NOT_FOUND", await ReasonOfAsync(Reports(eastern).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Warned })));
        Assert.Equal(Outcome.Warned, (await Reports(western).ResolveReportAsync(new() { Report = told.Id, Outcome = Outcome.Warned })).Report.Outcome);
    }

    [Fact]
    public async Task Nobody_tells_of_themselves_of_strangers_or_of_more_than_ten_a_day()
    {
        var offer = await OfferAsync();
        Assert.Equal(["report"], await FaultsOfAsync(Reports(Volunteer("Dan")).ReportPersonAsync(new() { Report = new() { LiftOffer = offer.Id, Words = Words } })));
        Assert.Equal(["report.words", "report"], (await FaultsOfAsync(Reports(Volunteer("Zed")).ReportPersonAsync(new() { Report = new() }))).OrderDescending());
        Assert.Equal("BOOKING_NOT_FOUND", await ReasonOfAsync(Reports(Volunteer("Zed")).ReportPersonAsync(new() { Report = new() { Booking = offer.Id, Words = Words } })));
        for (var number = 0; number < 10; number++)
        {
            await TellAsync("Zed", new() { LiftOffer = (await OfferAsync()).Id, Words = Words });
        }

        var more = (await OfferAsync()).Id;
        Assert.Equal("RATE_LIMITED", await ReasonOfAsync(Reports(Volunteer("Zed")).ReportPersonAsync(new() { Report = new() { LiftOffer = more, Words = Words } })));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await TellAsync("Zed", new() { LiftOffer = more, Words = Words });
    }

    private async Task<LiftOffer> OfferAsync() => await host.OfferAsync("Dan", await host.Lifts.SessionAsync(9_000), 1_000);

    private async Task<Report> TellAsync(string who, Report report) => (await Reports(Volunteer(who)).ReportPersonAsync(new() { Report = report })).Report;

    private async Task<IReadOnlyList<Report>> QueueAsync(string who, bool organiserOfAll = false) =>
        (await Reports(organiserOfAll ? Organiser(who) : host.Host.As(host.Host.Tokens.Administrator(who, "demo"))).ListReportsAsync(new() { PageSize = 1000 })).Reports;

    private CallInvoker Volunteer(string name) => host.Host.As(host.Host.Tokens.Volunteer(name));

    private CallInvoker Organiser(string name) => host.Host.As(host.Host.Tokens.Organiser(name));

    private static ReportService.ReportServiceClient Reports(CallInvoker who) => new(who);

    private static PersonService.PersonServiceClient People(CallInvoker who) => new(who);

    private static AsyncUnaryCall<SignUpResponse> SignUp(CallInvoker who, Session session) => new SessionService.SessionServiceClient(who).SignUpAsync(new() { Session = session.Id, SignUp = new() { People = 1 } });

    private async Task<CallInvoker> OrganiserOfAsync(string seat)
    {
        var own = EmailAddress.TryParse($"{seat}-{address}")!;
        await host.Host.Services.GetRequiredService<IRoleGrants>().GrantAsync(own, Matching.People.Role.Organiser, [seat]);
        return (await PersonAsync(own)).Calls;
    }

    /// <summary>Somebody real, who has signed in with the address of this test and agreed.</summary>
    private async Task<(Guid Id, CallInvoker Calls)> PersonAsync(EmailAddress? own = null)
    {
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (services, id) = (host.Host.Services, Guid.CreateVersion7(host.Clock.GetUtcNow()));
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", "Dan", own ?? EmailAddress.TryParse(address), host.Clock.GetUtcNow(), Cancel);
        }

        await host.Host.AgreeAsync($"{id}");
        return (id, host.Host.As(services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Dan", "")).Token));
    }
}
