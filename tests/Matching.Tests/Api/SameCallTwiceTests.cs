using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Api;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using TestKit.Fuzz;
using Age = Matching.V1.Person.Types.Age.Types.Value;
using Purpose = Matching.V1.Consent.Types.Purpose.Types.Value;

namespace Matching.Tests.Api;

/// <summary>Every rpc that takes a request id: the same call again, also at the same moment, is answered as it was; other content under the id is refused.</summary>
public sealed class SameCallTwiceTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Id = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";

    /// <summary>Without when to look at them, which their worker writes.</summary>
    private const string Occurrences = "(select series_id, date, leaves_at, home_at, state, offer_id, own_terms_sealed, of_version from lift_occurrence)";

    private static readonly FileDescriptor[] Contract =
        [CampaignReflection.Descriptor, SessionReflection.Descriptor, LiftReflection.Descriptor, LiftSeriesReflection.Descriptor, SeatReflection.Descriptor, PlaceReflection.Descriptor, MeetingPointReflection.Descriptor, PersonReflection.Descriptor, ConsentReflection.Descriptor, RoleReflection.Descriptor, ReportReflection.Descriptor, PlanServiceReflection.Descriptor];

    private LiftHost host = null!;

    /// <summary>Straight from the contract, so that no new rpc is forgotten.</summary>
    public static TheoryData<string> Rpcs =>
        [.. Contract.SelectMany(file => file.Services).SelectMany(service => service.Methods).Where(rpc => rpc.InputType.FindFieldByName("request_id") is not null).Select(rpc => rpc.Name)];

    public async ValueTask InitializeAsync() => host = await LiftHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task The_same_call_again_has_the_same_answer_and_another_is_refused(string name)
    {
        var rpc = Contract.SelectMany(file => file.Services).SelectMany(service => service.Methods).Single(one => one.Name == name);
        var (token, request, other) = await CaseAsync(name);
        foreach (var message in new[] { request, other })
        {
            rpc.InputType.FindFieldByName("request_id").Accessor.SetValue(message, $"the-{name}");
        }

        Assert.NotEqual(request, other);
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AnswerAsync(request)));
        var later = await AnswerAsync(request);

        Assert.All(together, answer => Assert.Equal(later, answer));
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ""), await Call(other).RefusalAsync());
        Assert.Equal(later, await AnswerAsync(request));

        AsyncUnaryCall<byte[]> Call(IMessage message) =>
            new FuzzCall(rpc.Service.FullName, name, message.ToByteArray(), token).Invoke(host.Sessions.Host.Invoker, new CallOptions(cancellationToken: TestContext.Current.CancellationToken));

        async Task<IMessage> AnswerAsync(IMessage message) => rpc.OutputType.Parser.ParseFrom(await Call(message));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task A_call_that_is_only_to_be_checked_does_nothing_and_tells_nothing(string name)
    {
        var rpc = Contract.SelectMany(file => file.Services).SelectMany(service => service.Methods).Single(one => one.Name == name);
        var (token, request, _) = await CaseAsync(name);
        rpc.InputType.FindFieldByName("request_id").Accessor.SetValue(request, $"the-check-of-{name}");
        var before = await StateAsync();

        var checkedOnly = await AnswerAsync(new() { { CheckOnly.Header, "true" } });

        Assert.Equal(Activator.CreateInstance(rpc.OutputType.ClrType), checkedOnly);
        Assert.Equal(before, await StateAsync());

        // Nor does a check take the answer of a call that was made.
        var made = await AnswerAsync([]);
        Assert.NotEqual(before, await StateAsync());
        Assert.NotEqual(checkedOnly, made);
        Assert.Equal(checkedOnly, await AnswerAsync(new() { { CheckOnly.Header, "true" } }));

        async Task<IMessage> AnswerAsync(Metadata headers)
        {
            headers.Add("authorization", $"Bearer {token}");
            var call = new FuzzCall(rpc.Service.FullName, name, request.ToByteArray());
            return rpc.OutputType.Parser.ParseFrom(
                await call.Invoke(host.Sessions.Host.Invoker, new CallOptions(headers, cancellationToken: TestContext.Current.CancellationToken)));
        }
    }

    /// <summary>Everything that a write could change.</summary>
    private async Task<string> StateAsync()
    {
        var state = new List<string>();
        foreach (var table in (string[])["campaign", "session", "sign_up", "availability", "plan_step", "lift_series", Occurrences, "lift_offer", "lift_leg", "lift_request", "booking", "booking_leg", "lift_stop", "booking_notice", "block", "person", "consent_event", "role_grant", "report", "disclosure", "offer_event", "outbox", "rematch", "(select id, window_from, window_until from plan)", "write_once"])
        {
            await using var command = database.Source.CreateCommand($"select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from {table} t");
            state.Add($"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}");
        }

        return string.Join(' ', state);
    }

    /// <summary>Who calls, with what, and the nearest other thing that they might have sent.</summary>
    private async Task<(string Token, IMessage Request, IMessage Other)> CaseAsync(string rpc)
    {
        var tokens = host.Sessions.Host.Tokens;
        var (organiser, ann) = (tokens.Organiser(), tokens.Volunteer("Ann"));
        var session = await host.SessionAsync(1_000);
        var fresh = $"once-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"[..37];
        return rpc switch
        {
            "CreateCampaign" => (tokens.Administrator(), Campaign(fresh, "Once"), Campaign(fresh, "Twice")),
            "UpdateCampaign" => (tokens.Administrator(), Change("other", "Once"), Change("other", "Twice")),
            "CreateSession" => (organiser, new CreateSessionRequest { Session = SessionHost.Canvass() }, new CreateSessionRequest { Session = SessionHost.Canvass(wanted: 6) }),
            "UpdateSession" => (organiser, Bring(session, "Shoes"), Bring(session, "Socks")),
            "CancelSession" => (organiser, new CancelSessionRequest { Session = session.Id }, new CancelSessionRequest { Session = session.Id, Etag = session.Etag }),
            "SignUp" => (ann, SignUp(session, 1), SignUp(session, 2)),
            "CancelSignUp" => (ann, Cancel(await host.Sessions.SignUpAsync("Ann", session)), new CancelSignUpRequest { Session = session.Id, SignUp = Id }),
            "AcceptSignUp" => (ann, Accept(await host.Sessions.SignUpAsync("Ann", session)), new AcceptSignUpRequest { Session = session.Id, SignUp = Id }),
            "CreateAvailability" => (tokens.Volunteer(fresh), Free(1), Free(2)),
            "CancelAvailability" => (tokens.Volunteer(fresh), new CancelAvailabilityRequest { Availability = await FreeAsync(fresh) }, new CancelAvailabilityRequest { Availability = Id }),
            "OfferLift" => (ann, Offer(session, 2), Offer(session, 3)),
            "CancelLiftOffer" => (ann, Cancel(await host.OfferAsync("Ann", LiftHost.Offer(session, 20_000))), new CancelLiftOfferRequest { LiftOffer = Id }),
            "UpdateLiftOffer" => (ann, Change(await host.OfferAsync("Ann", LiftHost.Offer(session, 20_000))), new UpdateLiftOfferRequest { LiftOffer = new() { Id = Id } }),
            "UpdateLiftRequest" => (ann, Change((await host.As("Ann").RequestLiftAsync(Ask(session, 1))).LiftRequest), new UpdateLiftRequestRequest { LiftRequest = new() { Id = Id } }),
            "CreateLiftSeries" => (ann, new CreateLiftSeriesRequest { LiftSeries = Weekly("Once") }, new CreateLiftSeriesRequest { LiftSeries = Weekly("Twice") }),
            "UpdateLiftSeries" => (ann, new UpdateLiftSeriesRequest { LiftSeries = new() { Id = await SeriesAsync(), Note = "Blue" } }, new UpdateLiftSeriesRequest { LiftSeries = new() { Id = Id } }),
            "CancelLiftSeries" => (ann, new CancelLiftSeriesRequest { LiftSeries = await SeriesAsync() }, new CancelLiftSeriesRequest { LiftSeries = Id }),
            "UpdateLiftOccurrence" => (ann, Tomorrow(await SeriesAsync(), "Blue"), Tomorrow(Id, "Blue")),
            "SkipLiftOccurrence" => (ann, new SkipLiftOccurrenceRequest { LiftSeries = await SeriesAsync(), Date = "2026-05-08" }, new SkipLiftOccurrenceRequest { LiftSeries = Id, Date = "2026-05-08" }),
            "RequestLift" => (ann, Ask(session, 1), Ask(session, 2)),
            "CancelLiftRequest" => (ann, Cancel((await host.As("Ann").RequestLiftAsync(Ask(session, 1))).LiftRequest), new CancelLiftRequestRequest { LiftRequest = Id }),
            "CreateBooking" => (ann, Book(await WishAsync(session)), Book(await WishAsync(await host.SessionAsync(1_000)))),
            "AcceptBooking" => (tokens.Volunteer("Dan"), Accept(await AskedAsync(session)), new AcceptBookingRequest { Booking = Id }),
            "DeclineBooking" => (ann, new DeclineBookingRequest { Booking = (await AskedAsync(session)).Id }, new DeclineBookingRequest { Booking = Id }),
            "CancelBooking" => (ann, new CancelBookingRequest { Booking = (await AskedAsync(session)).Id }, new CancelBookingRequest { Booking = Id }),
            "ReportLate" => (ann, new ReportLateRequest { Booking = await UnderWayAsync(), Minutes = 5 }, new ReportLateRequest { Booking = Id, Minutes = 5 }),
            "ReportNoShow" => (ann, new ReportNoShowRequest { Booking = await UnderWayAsync() }, new ReportNoShowRequest { Booking = Id }),
            "UpdatePerson" => (tokens.Volunteer(fresh), Name("Once"), Name("Twice")),
            "ErasePerson" => (tokens.Volunteer(fresh), new ErasePersonRequest(), new ErasePersonRequest { Etag = "v1" }),
            "GiveConsent" => (tokens.Volunteer(fresh), Agree(Purpose.TakingPart, Age.Adult), Agree(Purpose.Messages, Age.Unspecified)),
            "WithdrawConsent" => (tokens.Volunteer(fresh), new WithdrawConsentRequest { Purpose = Purpose.Messages }, new WithdrawConsentRequest { Purpose = Purpose.TakingPart }),
            "ReportPerson" => (tokens.Volunteer(fresh), Tell(await host.OfferAsync("Kit", LiftHost.Offer(session, 20_000))), new ReportPersonRequest { Report = new() { LiftOffer = Id, Words = "He shouted." } }),
            "ResolveReport" => (organiser, Resolve(await ToldAsync(fresh, session), Report.Types.Outcome.Types.Value.Nothing), Resolve(Id, Report.Types.Outcome.Types.Value.Nothing)),
            "ImportPeople" => (organiser, List($"{fresh}@example.org"), List($"{fresh}x@example.org")),
            "GrantRole" => (tokens.Administrator(), Grant(fresh), Grant($"{fresh}x")),
            "RevokeRole" => (tokens.Administrator(), new RevokeRoleRequest { RoleGrant = await GrantedAsync(fresh) }, new RevokeRoleRequest { RoleGrant = Id }),
            "BlockPerson" => (ann, Block(await host.OfferAsync("Kit", LiftHost.Offer(session, 20_000))), new BlockPersonRequest { Block = new() { LiftOffer = Id } }),
            "UnblockPerson" => (ann, new UnblockPersonRequest { Block = await BlockedAsync(session) }, new UnblockPersonRequest { Block = Id }),
            "CommitPlan" => (organiser, new CommitPlanRequest { Plan = await PlannedAsync(session) }, new CommitPlanRequest { Plan = Id }),
            "CreatePlan" => (organiser, Plan(1), Plan(2)),
            _ => throw new NotSupportedException($"{rpc} takes a request id; say here what it is called with."),
        };
    }

    /// <summary>The id of a plan that has somebody ride.</summary>
    private async Task<string> PlannedAsync(Session session)
    {
        await WishAsync(session);
        var plans = new PlanService.PlanServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Organiser()));
        var plan = (await plans.CreatePlanAsync(new() { Plan = new() { Campaign = "demo", From = session.From, Until = LiftHost.Later(session.From, 1) } })).Operation.Id;
        await TestKit.Eventually.HoldsAsync(async () => (await plans.GetOperationAsync(new() { Operation = plan })).Operation.Done);
        return plan;
    }

    /// <summary>Of a window without sessions.</summary>
    private static CreatePlanRequest Plan(int days) => new()
    {
        Plan = new() { Campaign = "demo", From = TwoSeats.Now.AddDays(500).ToTimestamp(), Until = TwoSeats.Now.AddDays(500 + days).ToTimestamp() },
    };

    /// <summary>In the other seat, whose sessions nobody makes here, so that no worker changes anything meanwhile.</summary>
    private static LiftSeries Weekly(string note) => new()
    {
        Seat = "E14000002",
        Rule = "FREQ=WEEKLY",
        StartDate = "2026-05-08",
        EndDate = "2026-06-30",
        EarliestDeparture = "09:00",
        LatestReturn = "18:00",
        OriginPlace = LiftHost.Place(18_000),
        Note = note,
    };

    private async Task<string> SeriesAsync()
    {
        var ann = new LiftSeriesService.LiftSeriesServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Volunteer("Ann")));
        return (await ann.CreateLiftSeriesAsync(new() { LiftSeries = Weekly("Made") })).LiftSeries.Id;
    }

    private static UpdateLiftOccurrenceRequest Tomorrow(string series, string note) =>
        new() { LiftOccurrence = new() { LiftSeries = series, Date = "2026-05-08", Note = note } };

    private static CreateBookingRequest Book((LiftOffer Offer, LiftRequest Request) both) =>
        new() { Booking = new() { LiftOffer = both.Offer.Id, LiftRequest = both.Request.Id } };

    private static AcceptBookingRequest Accept(Booking booking) => new() { Booking = booking.Id };

    /// <summary>Dan drives where Ann wants to go.</summary>
    private async Task<(LiftOffer Offer, LiftRequest Request)> WishAsync(Session session) =>
        (await host.OfferAsync("Dan", LiftHost.Offer(session, 20_000)), (await host.As("Ann").RequestLiftAsync(Ask(session, 1))).LiftRequest);

    private async Task<Booking> AskedAsync(Session session) => (await host.As("Ann").CreateBookingAsync(Book(await WishAsync(session)))).Booking;

    private static GiveConsentRequest Agree(Purpose purpose, Age age) => new() { Purpose = purpose, WordingVersion = 1, Age = age };

    private static ReportPersonRequest Tell(LiftOffer offer) => new() { Report = new() { LiftOffer = offer.Id, Words = "He shouted." } };

    private static ResolveReportRequest Resolve(string report, Report.Types.Outcome.Types.Value outcome) => new() { Report = report, Outcome = outcome };

    private async Task<string> ToldAsync(string who, Session session)
    {
        var reports = new ReportService.ReportServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Volunteer(who)));
        return (await reports.ReportPersonAsync(Tell(await host.OfferAsync("Kit", LiftHost.Offer(session, 20_000))))).Report.Id;
    }

    private static ImportPeopleRequest List(string address) => new() { Campaign = "demo", People = { new ListedPerson { Email = address } } };

    private static GrantRoleRequest Grant(string who) =>
        new() { RoleGrant = new() { Campaign = "demo", Email = $"{who}@example.org", Role = V1.Person.Types.Role.Types.Value.Organiser } };

    private async Task<string> GrantedAsync(string who) =>
        (await new RoleService.RoleServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Administrator())).GrantRoleAsync(Grant(who))).RoleGrant.Id;

    private static UpdatePersonRequest Name(string name) => new() { Person = new() { FirstName = name } };

    private static BlockPersonRequest Block(LiftOffer offer) => new() { Block = new() { LiftOffer = offer.Id } };

    private async Task<string> BlockedAsync(Session session)
    {
        var offer = await host.OfferAsync("Lou", LiftHost.Offer(session, 20_000));
        var people = new PersonService.PersonServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Volunteer("Ann")));
        return (await people.BlockPersonAsync(Block(offer))).Block.Id;
    }

    /// <summary>Ann's way there with Dan, to which she is promised to be picked up now.</summary>
    private async Task<string> UnderWayAsync()
    {
        var soon = SessionHost.Canvass(hours: 2);
        soon.Location = TwoSeats.At(1_000, 5_000);
        var asked = await AskedAsync(await host.Sessions.CreateAsync(soon));
        var held = (await host.As("Dan").AcceptBookingAsync(Accept(asked))).Booking;
        host.Sessions.Clock.Advance(held.Journeys[0].PickupTime.ToDateTimeOffset() - host.Sessions.Clock.GetUtcNow());
        return held.Id;
    }

    private static CreateCampaignRequest Campaign(string id, string name) => new() { Campaign = new() { Id = id, Name = name } };

    private static UpdateCampaignRequest Change(string id, string name) => new() { Campaign = new() { Id = id, Name = name } };

    private static UpdateSessionRequest Bring(Session session, string what) => new() { Session = new() { Id = session.Id, Bring = what } };

    private static SignUpRequest SignUp(Session session, int people) => new() { Session = session.Id, SignUp = new() { People = people } };

    private static AcceptSignUpRequest Accept(SignUp signUp) => new() { Session = signUp.Session, SignUp = signUp.Id };

    private static CreateAvailabilityRequest Free(int party) => new()
    {
        Availability = new() { OriginPlace = LiftHost.Place(2_000), From = TwoSeats.Now.AddHours(1).ToTimestamp(), Until = TwoSeats.Now.AddHours(9).ToTimestamp(), PartySize = party },
    };

    private async Task<string> FreeAsync(string who) =>
        (await new SessionService.SessionServiceClient(host.Sessions.Host.As(host.Sessions.Host.Tokens.Volunteer(who))).CreateAvailabilityAsync(Free(1))).Availability.Id;

    private static CancelSignUpRequest Cancel(SignUp signUp) => new() { Session = signUp.Session, SignUp = signUp.Id };

    private static UpdateLiftOfferRequest Change(LiftOffer offer) => new() { LiftOffer = new() { Id = offer.Id, Note = "Blue" } };

    private static UpdateLiftRequestRequest Change(LiftRequest wish) => new() { LiftRequest = new() { Id = wish.Id, PartySize = 2 } };

    private static CancelLiftOfferRequest Cancel(LiftOffer offer) => new() { LiftOffer = offer.Id };

    private static CancelLiftRequestRequest Cancel(LiftRequest request) => new() { LiftRequest = request.Id };

    private static OfferLiftRequest Offer(Session session, int seats)
    {
        var offer = LiftHost.Offer(session, 20_000);
        offer.OutwardSeats = seats;
        return new() { LiftOffer = offer };
    }

    private static RequestLiftRequest Ask(Session session, int party) =>
        new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(18_000), PartySize = party } };
}
