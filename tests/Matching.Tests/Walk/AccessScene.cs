using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;

namespace Matching.Tests.Walk;

/// <summary>One caller, and things in one relation to them.</summary>
internal sealed record AccessScene(AccessWorld World, Who Who, Where Where, string? Token)
{
    private string? another;

    /// <summary>The caller.</summary>
    public CallInvoker Caller => Token is null ? World.Host.Host.Invoker : World.Host.Host.As(Token);

    public SessionService.SessionServiceClient Sessions => new(Caller);

    public LiftService.LiftServiceClient Lifts => new(Caller);

    public LiftSeriesService.LiftSeriesServiceClient Series => new(Caller);

    public PersonService.PersonServiceClient People => new(Caller);

    public CampaignService.CampaignServiceClient Campaigns => new(Caller);

    public PlanService.PlanServiceClient Plans => new(Caller);

    /// <summary>A window without sessions, whose plan is made at once.</summary>
    public StoredPlan Weekend() => new()
    {
        Campaign = Campaign,
        From = World.Host.Clock.GetUtcNow().AddDays(300).ToTimestamp(),
        Until = World.Host.Clock.GetUtcNow().AddDays(301).ToTimestamp(),
    };

    /// <summary>A plan of the campaign's, one for all who ask: only so many are made at a time.</summary>
    public Task<string> PlanAsync() => World.PlanAsync(Campaign, Weekend());

    public string Campaign => AccessWorld.CampaignOf(Where);

    /// <summary>Whose the thing is: the caller, or somebody else.</summary>
    private CallInvoker Owner => Where == Where.Own ? Caller : Another;

    /// <summary>Somebody else: the other side of what the caller owns, and the owner of what they share.</summary>
    private CallInvoker Another => World.Host.Host.As(another ??= World.Other(Where));

    public Task<Session> SessionAsync() => World.SessionAsync(Where);

    public async Task<SignUp> SignUpAsync() =>
        (await new SessionService.SessionServiceClient(Owner).SignUpAsync(new() { Session = (await SessionAsync()).Id, SignUp = new() { People = 1 } })).SignUp;

    /// <summary>Said by the owner.</summary>
    public async Task<Availability> FreeAsync() => (await new SessionService.SessionServiceClient(Owner).CreateAvailabilityAsync(new() { Availability = Free() })).Availability;

    public Availability Free()
    {
        var from = World.Host.Clock.GetUtcNow().AddHours(1);
        return new() { Campaign = Campaign, OriginPlace = LiftHost.Place(1_000), From = from.ToTimestamp(), Until = from.AddMinutes(50).ToTimestamp() };
    }

    /// <summary>An offer of the owner's.</summary>
    public async Task<LiftOffer> OfferAsync(Session? session = null, CallInvoker? driver = null) =>
        (await new LiftService.LiftServiceClient(driver ?? Owner).OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session ?? await SessionAsync(), 20_000) })).LiftOffer;

    /// <summary>A request of the owner's.</summary>
    public async Task<LiftRequest> RequestAsync(Session? session = null, CallInvoker? passenger = null) =>
        (await new LiftService.LiftServiceClient(passenger ?? Owner).RequestLiftAsync(new() { LiftRequest = Wish(session ?? await SessionAsync()) })).LiftRequest;

    /// <summary>A series of the owner's; in Eastby where others' there are meant.</summary>
    public async Task<LiftSeries> SeriesAsync() =>
        (await new LiftSeriesService.LiftSeriesServiceClient(Owner).CreateLiftSeriesAsync(new() { LiftSeries = Weekly() })).LiftSeries;

    /// <summary>An offer and a request to one session: the request is the owner's, and the car another's; the caller's where it is shared.</summary>
    public async Task<(LiftOffer Offer, LiftRequest Request)> BothAsync()
    {
        var session = await SessionAsync();
        var driver = Where == Where.Party ? Caller : World.Host.Host.As(World.Other(Where));
        return (await OfferAsync(session, driver), await RequestAsync(session));
    }

    /// <summary>A booking of the owner's that waits for its driver.</summary>
    public async Task<Booking> BookingAsync()
    {
        var (offer, request) = await BothAsync();
        return (await new LiftService.LiftServiceClient(Owner).CreateBookingAsync(Book(offer, request))).Booking;
    }

    /// <summary>The owner of the request asks for a seat.</summary>
    public async Task AskAsync(LiftOffer offer, LiftRequest request) => await new LiftService.LiftServiceClient(Owner).CreateBookingAsync(Book(offer, request));

    /// <summary>An offer of the owner's in which the caller rides where it is shared.</summary>
    public async Task<LiftOffer> WatchedAsync()
    {
        var session = await SessionAsync();
        var offer = await OfferAsync(session);
        if (Where == Where.Party)
        {
            await RideAsync(offer, await RequestAsync(session, Caller), Owner, Caller);
        }

        return offer;
    }

    /// <summary>A request of the owner's whom the caller takes along where it is shared.</summary>
    public async Task<LiftRequest> CarriedAsync()
    {
        var session = await SessionAsync();
        var request = await RequestAsync(session);
        if (Where == Where.Party)
        {
            await RideAsync(await OfferAsync(session, Caller), request, Caller, Owner);
        }

        return request;
    }

    /// <summary>The driver has said yes: no two are nearer.</summary>
    private static async Task RideAsync(LiftOffer offer, LiftRequest request, CallInvoker driver, CallInvoker passenger)
    {
        var asked = await new LiftService.LiftServiceClient(passenger).CreateBookingAsync(Book(offer, request));
        await new LiftService.LiftServiceClient(driver).AcceptBookingAsync(new() { Booking = asked.Booking.Id });
    }

    /// <summary>A block of the owner's.</summary>
    public async Task<Block> BlockAsync()
    {
        var offer = await OfferAsync(driver: World.Host.Host.As(World.Other(Where)));
        return (await new PersonService.PersonServiceClient(Owner).BlockPersonAsync(new() { Block = new() { LiftOffer = offer.Id } })).Block;
    }

    /// <summary>Tells of an offer's driver.</summary>
    public ReportPersonRequest Tell(LiftOffer offer) => new() { Report = new() { LiftOffer = offer.Id, Words = "He shouted." } };

    /// <summary>Id of what somebody else told of somebody else.</summary>
    public async Task<string> ReportAsync()
    {
        var offer = await OfferAsync(driver: World.Host.Host.As(World.Other(Where)));
        return (await new ReportService.ReportServiceClient(World.Host.Host.As(World.Other(Where))).ReportPersonAsync(Tell(offer))).Report.Id;
    }

    /// <summary>An organiser's role for an address that nobody has.</summary>
    public GrantRoleRequest Organiser() => new()
    {
        RoleGrant = new() { Campaign = Campaign, Email = $"{World.Fresh("olga")}@example.org", Role = Person.Types.Role.Types.Value.Organiser },
    };

    /// <summary>Id of a grant by somebody else.</summary>
    public async Task<string> RoleGrantAsync()
    {
        var administrator = World.Host.Host.As(World.Host.Host.Tokens.Administrator("Ada", Campaign));
        return (await new RoleService.RoleServiceClient(administrator).GrantRoleAsync(Organiser())).RoleGrant.Id;
    }

    public static CreateBookingRequest Book(LiftOffer offer, LiftRequest request) => new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = request.Id } };

    public static LiftRequest Wish(Session session) => new() { Session = session.Id, OriginPlace = LiftHost.Place(19_000), PartySize = 1 };

    /// <summary>A session as it would be made where the thing stands.</summary>
    public Session Draft()
    {
        var session = SessionHost.Canvass();
        (session.Campaign, session.Location) = (Campaign, TwoSeats.At(Where == Where.Eastby ? 11_000 : 1_000, 5_000));
        return session;
    }

    public LiftSeries Weekly() => new()
    {
        Campaign = Campaign,
        Seat = Where == Where.Eastby ? "E14000002" : "E14000001",
        Rule = "FREQ=WEEKLY",
        StartDate = "2026-06-05",
        EndDate = "2026-06-30",
        EarliestDeparture = "09:00",
        LatestReturn = "18:00",
        OriginPlace = LiftHost.Place(18_000),
    };
}
