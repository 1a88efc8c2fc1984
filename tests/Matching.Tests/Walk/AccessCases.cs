using System.Collections.Frozen;
using Matching.V1;
using static Matching.Tests.Walk.AccessScene;
using static Matching.Tests.Walk.Where;
using Purpose = Matching.V1.Consent.Types.Purpose.Types.Value;

namespace Matching.Tests.Walk;

/// <summary>Every rpc, and what it is tried on.</summary>
internal static class AccessCases
{
    /// <summary>Nobody's: there is one way to try it, as if it stood in another campaign.</summary>
    private static readonly Where[] Open = [Elsewhere];

    /// <summary>The caller themselves.</summary>
    private static readonly Where[] Me = [Own];

    /// <summary>A weekend is of every seat: to an organiser of some of them it stands where other seats do.</summary>
    private static readonly Where[] Weekends = [Eastby, Elsewhere];

    private static readonly Where[] Campaigns = [Westby, Elsewhere];

    private static readonly Where[] Sessions = [Westby, Eastby, Elsewhere];

    private static readonly Where[] Owned = [Own, Westby, Eastby, Elsewhere];

    private static readonly Where[] Shared = [Own, Party, Westby, Eastby, Elsewhere];

    public static readonly FrozenDictionary<string, AccessCase> All = new Dictionary<string, AccessCase>(StringComparer.Ordinal)
    {
        ["PlaceService/ResolvePlace"] = new(Open, async s => Done(await new PlaceService.PlaceServiceClient(s.Caller).ResolvePlaceAsync(new() { Place = "51.5,-0.5" }))),

        ["SeatService/GetSeat"] = new(Open, async s => Done(await Seats(s).GetSeatAsync(new() { Code = "E14000001" }))),
        ["SeatService/ListSeats"] = new(Open, async s => Done(await Seats(s).ListSeatsAsync(new()))),
        ["SeatService/LocateSeat"] = new(Open, async s => Done(await Seats(s).LocateSeatAsync(new() { Place = Lifts.LiftHost.Place(1_000) }))),
        ["SeatService/FindNearestMarginals"] = new(Open, async s => Done(await Seats(s).FindNearestMarginalsAsync(new() { Place = Lifts.LiftHost.Place(1_000), Campaign = s.Campaign }))),
        ["SeatService/GetSeatTile"] = new(Open, async s => Done(await Seats(s).GetSeatTileAsync(new() { Z = 0, X = 0, Tile = "0.mvt" }))),

        ["CampaignService/CreateCampaign"] = new(
            Campaigns, async s => Done(await s.Campaigns.CreateCampaignAsync(new() { Campaign = new() { Id = s.Where == Westby ? "demo" : s.World.Fresh("new"), Name = "New" } })), "CAMPAIGN_EXISTS"),
        ["CampaignService/GetCampaign"] = new(Open, async s => Done(await s.Campaigns.GetCampaignAsync(new() { Id = s.Campaign }))),
        ["CampaignService/ListCampaigns"] = new(Open, async s => Done(await s.Campaigns.ListCampaignsAsync(new()))),
        ["CampaignService/UpdateCampaign"] = new(Campaigns, async s => Done(await s.Campaigns.UpdateCampaignAsync(new() { Campaign = new() { Id = s.Campaign, Name = "Named" } }))),

        ["SessionService/CreateSession"] = new(Sessions, async s => Done(await s.Sessions.CreateSessionAsync(new() { Session = s.Draft() }))),
        ["SessionService/GetSession"] = new(Open, async s => Done(await s.Sessions.GetSessionAsync(new() { Session = (await s.SessionAsync()).Id }))),
        ["SessionService/ListSessions"] = new(Open, async s => Done(await s.Sessions.ListSessionsAsync(new() { Campaign = s.Campaign }))),
        ["SessionService/UpdateSession"] = new(Sessions, async s => Done(await s.Sessions.UpdateSessionAsync(new() { Session = new() { Id = (await s.SessionAsync()).Id, Bring = "Shoes" } }))),
        ["SessionService/CancelSession"] = new(Sessions, async s => Done(await s.Sessions.CancelSessionAsync(new() { Session = (await s.SessionAsync()).Id }))),
        ["SessionService/FindSessions"] = new(Open, async s => Done(await s.Sessions.FindSessionsAsync(new() { Place = Lifts.LiftHost.Place(1_000), Campaign = s.Campaign }))),
        ["SessionService/SignUp"] = new(Sessions, async s => Done(await s.Sessions.SignUpAsync(new() { Session = (await s.SessionAsync()).Id, SignUp = new() { People = 1 } }))),
        ["SessionService/CancelSignUp"] = new(Owned, async s =>
        {
            var made = await s.SignUpAsync();
            return Done(await s.Sessions.CancelSignUpAsync(new() { Session = made.Session, SignUp = made.Id }));
        }),
        ["SessionService/AcceptSignUp"] = new(Owned, async s =>
        {
            var made = await s.SignUpAsync();
            return Done(await s.Sessions.AcceptSignUpAsync(new() { Session = made.Session, SignUp = made.Id }));
        }),
        ["SessionService/CreateAvailability"] = new(Campaigns, async s => Done(await s.Sessions.CreateAvailabilityAsync(new() { Availability = s.Free() })), "ALREADY_OFFERED"),
        ["SessionService/ListAvailabilities"] = new(Owned, async s =>
        {
            var made = await s.FreeAsync();
            return (await s.Sessions.ListAvailabilitiesAsync(new())).Availabilities.Any(one => one.Id == made.Id);
        }),
        ["SessionService/CancelAvailability"] = new(Owned, async s => Done(await s.Sessions.CancelAvailabilityAsync(new() { Availability = (await s.FreeAsync()).Id }))),
        ["SessionService/ListSignUps"] = new(Owned, async s =>
        {
            var made = await s.SignUpAsync();
            return (await s.Sessions.ListSignUpsAsync(new() { Session = made.Session })).SignUps.Any(one => one.Id == made.Id);
        }),

        ["LiftService/OfferLift"] = new(Sessions, async s => Done(await s.Lifts.OfferLiftAsync(new() { LiftOffer = Lifts.LiftHost.Offer(await s.SessionAsync(), 20_000) }))),
        ["LiftService/GetLiftOffer"] = new(Shared, async s => Done(await s.Lifts.GetLiftOfferAsync(new() { LiftOffer = (await s.WatchedAsync()).Id }))),
        ["LiftService/ListLiftOffers"] = new(Shared, async s =>
        {
            var made = await s.WatchedAsync();
            return (await s.Lifts.ListLiftOffersAsync(new())).LiftOffers.Any(one => one.Id == made.Id);
        }),
        ["LiftService/UpdateLiftOffer"] = new(Shared, async s => Done(await s.Lifts.UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = (await s.WatchedAsync()).Id, Note = "Blue" } }))),
        ["LiftService/CancelLiftOffer"] = new(Shared, async s => Done(await s.Lifts.CancelLiftOfferAsync(new() { LiftOffer = (await s.WatchedAsync()).Id }))),
        ["LiftService/RequestLift"] = new(Sessions, async s => Done(await s.Lifts.RequestLiftAsync(new() { LiftRequest = Wish(await s.SessionAsync()) }))),
        ["LiftService/GetLiftRequest"] = new(Shared, async s => Done(await s.Lifts.GetLiftRequestAsync(new() { LiftRequest = (await s.CarriedAsync()).Id }))),
        ["LiftService/ListLiftRequests"] = new(Shared, async s =>
        {
            var made = await s.CarriedAsync();
            return (await s.Lifts.ListLiftRequestsAsync(new())).LiftRequests.Any(one => one.Id == made.Id);
        }),
        ["LiftService/UpdateLiftRequest"] = new(Shared, async s => Done(await s.Lifts.UpdateLiftRequestAsync(new() { LiftRequest = new() { Id = (await s.CarriedAsync()).Id, PartySize = 2 } }))),
        ["LiftService/CancelLiftRequest"] = new(Shared, async s => Done(await s.Lifts.CancelLiftRequestAsync(new() { LiftRequest = (await s.CarriedAsync()).Id }))),
        ["LiftService/SearchLifts"] = new(Open, async s => Done(await s.Lifts.SearchLiftsAsync(new() { Place = Lifts.LiftHost.Place(19_000), Session = (await s.SessionAsync()).Id }))),
        ["LiftService/MatchRequest"] = new(Shared, async s => Done(await s.Lifts.MatchRequestAsync(new() { LiftRequest = (await s.CarriedAsync()).Id }))),
        ["LiftService/CreateBooking"] = new(Shared, async s =>
        {
            var (offer, request) = await s.BothAsync();
            return Done(await s.Lifts.CreateBookingAsync(Book(offer, request)));
        }),
        ["LiftService/GetBooking"] = new(Shared, async s => Done(await s.Lifts.GetBookingAsync(new() { Booking = (await s.BookingAsync()).Id }))),
        ["LiftService/ListBookings"] = new(Shared, async s =>
        {
            var made = await s.BookingAsync();
            return (await s.Lifts.ListBookingsAsync(new() { Session = made.Session })).Bookings.Any(one => one.Id == made.Id);
        }),
        ["LiftService/AcceptBooking"] = new(Shared, async s => Done(await s.Lifts.AcceptBookingAsync(new() { Booking = (await s.BookingAsync()).Id }))),
        ["LiftService/DeclineBooking"] = new(Shared, async s => Done(await s.Lifts.DeclineBookingAsync(new() { Booking = (await s.BookingAsync()).Id }))),
        ["LiftService/CancelBooking"] = new(Shared, async s => Done(await s.Lifts.CancelBookingAsync(new() { Booking = (await s.BookingAsync()).Id }))),
        ["LiftService/ReportLate"] = new(Shared, async s => Done(await s.Lifts.ReportLateAsync(new() { Booking = (await s.BookingAsync()).Id, Minutes = 5 })), "BOOKING_CLOSED"),
        ["LiftService/ReportNoShow"] = new(Shared, async s => Done(await s.Lifts.ReportNoShowAsync(new() { Booking = (await s.BookingAsync()).Id })), "BOOKING_CLOSED"),
        ["LiftService/WatchOffer"] = new(Shared, async s =>
        {
            using var watch = s.Lifts.WatchOffer(new() { LiftOffer = (await s.WatchedAsync()).Id }, cancellationToken: TestContext.Current.CancellationToken);
            return await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        }),
        ["LiftService/ExplainMatch"] = new(Shared, async s =>
        {
            var (offer, request) = await s.BothAsync();
            if (s.Where == Party)
            {
                await s.AskAsync(offer, request);
            }

            return Done(await s.Lifts.ExplainMatchAsync(new() { LiftOffer = offer.Id, Request = request.Id }));
        }),
        ["LiftService/ListStrandedPassengers"] = new(Sessions, async s =>
        {
            var session = await s.SessionAsync();
            await s.RequestAsync(session);
            return (await s.Lifts.ListStrandedPassengersAsync(new() { Session = session.Id })).StrandedPassengers.Count == 1;
        }),
        ["LiftService/GetSessionArrivals"] = new(Sessions, async s =>
        {
            var session = await s.SessionAsync();
            await s.RequestAsync(session);
            return (await s.Lifts.GetSessionArrivalsAsync(new() { Session = session.Id })).Arrivals.WayThere.LookingNotSignedUp == 1;
        }),

        ["LiftSeriesService/CreateLiftSeries"] = new(Sessions, async s => Done(await s.Series.CreateLiftSeriesAsync(new() { LiftSeries = s.Weekly() }))),
        ["LiftSeriesService/GetLiftSeries"] = new(Owned, async s => Done(await s.Series.GetLiftSeriesAsync(new() { LiftSeries = (await s.SeriesAsync()).Id }))),
        ["LiftSeriesService/ListLiftSeries"] = new(Owned, async s =>
        {
            var made = await s.SeriesAsync();
            return (await s.Series.ListLiftSeriesAsync(new())).LiftSeries.Any(one => one.Id == made.Id);
        }),
        ["LiftSeriesService/UpdateLiftSeries"] = new(Owned, async s => Done(await s.Series.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = (await s.SeriesAsync()).Id, Note = "Blue" } }))),
        ["LiftSeriesService/CancelLiftSeries"] = new(Owned, async s => Done(await s.Series.CancelLiftSeriesAsync(new() { LiftSeries = (await s.SeriesAsync()).Id }))),
        ["LiftSeriesService/UpdateLiftOccurrence"] = new(Owned, async s => Done(await s.Series.UpdateLiftOccurrenceAsync(
            new() { LiftOccurrence = new() { LiftSeries = (await s.SeriesAsync()).Id, Date = "2026-06-05", Note = "Blue" } }))),
        ["LiftSeriesService/SkipLiftOccurrence"] = new(Owned, async s => Done(await s.Series.SkipLiftOccurrenceAsync(new() { LiftSeries = (await s.SeriesAsync()).Id, Date = "2026-06-05" }))),

        ["PlanService/SolvePlan"] = new(Me, async s =>
        {
            using var solving = new PlanService.PlanServiceClient(s.Caller).SolvePlan(new() { Problem = new() }, cancellationToken: TestContext.Current.CancellationToken);
            while (await solving.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
                if (solving.ResponseStream.Current.Plan is not null)
                {
                    return true;
                }
            }

            return false;
        }),

        ["PlanService/CreatePlan"] = new(Weekends, async s => Done(await s.Plans.CreatePlanAsync(new() { Plan = s.Weekend() })), "RATE_LIMITED"),
        ["PlanService/GetPlan"] = new(Weekends, async s => Done(await s.Plans.GetPlanAsync(new() { Plan = await s.PlanAsync() }))),
        ["PlanService/ListSentVolunteers"] = new(Weekends, async s => Done(await s.Plans.ListSentVolunteersAsync(new() { Plan = await s.PlanAsync() }))),
        ["PlanService/CommitPlan"] = new(Weekends, async s => Done(await s.Plans.CommitPlanAsync(new() { Plan = await s.PlanAsync() })), "PLAN_NOT_READY"),
        ["PlanService/GetOperation"] = new(Weekends, async s => Done(await s.Plans.GetOperationAsync(new() { Operation = await s.PlanAsync() }))),
        ["PlanService/CancelOperation"] = new(Weekends, async s => Done(await s.Plans.CancelOperationAsync(new() { Operation = await s.PlanAsync() }))),

        ["MeetingPointService/ListMeetingPoints"] = new(
            Open, async s => Done(await new MeetingPointService.MeetingPointServiceClient(s.Caller).ListMeetingPointsAsync(new() { Place = Lifts.LiftHost.Place(1_000) }))),

        ["SignInService/StartSignIn"] = new(Open, async s => Done(await SignIns(s).StartSignInAsync(
            new() { SignIn = new() { Campaign = s.Campaign, Email = $"{s.World.Fresh("ina")}@example.org", Browser = Secret } }))),
        ["SignInService/FinishSignIn"] = new(Open, async s => Done(await SignIns(s).FinishSignInAsync(new() { SignIn = Unknown, Browser = Secret, Code = "123456" })), "SIGN_IN_FAILED"),
        ["SignInService/RefreshTokens"] = new(Open, async s => Done(await SignIns(s).RefreshTokensAsync(new() { RefreshToken = Secret })), "SIGN_IN_FAILED"),
        ["SignInService/RevokeTokens"] = new(Open, async s => Done(await SignIns(s).RevokeTokensAsync(new() { RefreshToken = Secret })), "SIGN_IN_FAILED"),

        ["SignInService/DeclineInvitation"] = new(Open, async s => Done(await SignIns(s).DeclineInvitationAsync(new() { Secret = Secret }))),

        ["PersonService/GetPerson"] = new(Me, async s => Done(await s.People.GetPersonAsync(new()))),
        ["PersonService/UpdatePerson"] = new(Me, async s => Done(await s.People.UpdatePersonAsync(new() { Person = new() { FirstName = "Mia" } }))),
        ["PersonService/ListDisclosures"] = new(Me, async s => Done(await s.People.ListDisclosuresAsync(new()))),
        ["PersonService/ExportPerson"] = new(Me, async s => Done(await s.People.ExportPersonAsync(new()))),
        ["PersonService/ErasePerson"] = new(Me, async s => Done(await s.People.ErasePersonAsync(new()))),
        ["PersonService/BlockPerson"] = new(Sessions, async s => Done(await s.People.BlockPersonAsync(new() { Block = new() { LiftOffer = (await s.OfferAsync()).Id } }))),
        ["PersonService/ImportPeople"] = new(Campaigns, async s => Done(await s.People.ImportPeopleAsync(
            new() { Campaign = s.Campaign, People = { new ListedPerson { Email = $"{s.World.Fresh("lil")}@example.org" } } }))),
        ["PersonService/ListBlocks"] = new(Owned, async s =>
        {
            var made = await s.BlockAsync();
            return (await s.People.ListBlocksAsync(new())).Blocks.Any(one => one.Id == made.Id);
        }),
        ["PersonService/UnblockPerson"] = new(Owned, async s => Done(await s.People.UnblockPersonAsync(new() { Block = (await s.BlockAsync()).Id }))),

        ["ReportService/ReportPerson"] = new(Sessions, async s => Done(await Reports(s).ReportPersonAsync(s.Tell(await s.OfferAsync())))),
        ["ReportService/ListReports"] = new(Sessions, async s =>
        {
            var made = await s.ReportAsync();
            return (await Reports(s).ListReportsAsync(new() { PageSize = 1000 })).Reports.Any(one => one.Id == made);
        }),
        ["ReportService/ResolveReport"] = new(Sessions, async s => Done(await Reports(s).ResolveReportAsync(
            new() { Report = await s.ReportAsync(), Outcome = Report.Types.Outcome.Types.Value.Nothing }))),

        ["RoleService/GrantRole"] = new(Campaigns, async s => Done(await Roles(s).GrantRoleAsync(s.Organiser()))),
        ["RoleService/ListRoles"] = new(Campaigns, async s =>
        {
            await s.RoleGrantAsync();
            return (await Roles(s).ListRolesAsync(new() { Campaign = s.Campaign })).RoleGrants.Count > 0;
        }),
        ["RoleService/RevokeRole"] = new(Campaigns, async s => Done(await Roles(s).RevokeRoleAsync(new() { RoleGrant = await s.RoleGrantAsync() }))),

        ["ConsentService/ListConsentWordings"] = new(Open, async s => Done(await Consents(s).ListConsentWordingsAsync(new()))),
        ["ConsentService/ListConsents"] = new(Me, async s => Done(await Consents(s).ListConsentsAsync(new()))),
        ["ConsentService/GiveConsent"] = new(Me, async s => Done(await Consents(s).GiveConsentAsync(new() { Purpose = Purpose.Messages, WordingVersion = 1 }))),
        ["ConsentService/WithdrawConsent"] = new(Me, async s => Done(await Consents(s).WithdrawConsentAsync(new() { Purpose = Purpose.Messages }))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string Secret = "0123456789abcdefghijABCDEFGHIJ-_0123456789a";

    private const string Unknown = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";

    /// <summary>A call that was answered.</summary>
    private static bool Done(object answer) => answer is not null;

    private static SeatService.SeatServiceClient Seats(AccessScene scene) => new(scene.Caller);

    private static SignInService.SignInServiceClient SignIns(AccessScene scene) => new(scene.Caller);

    private static ReportService.ReportServiceClient Reports(AccessScene scene) => new(scene.Caller);

    private static RoleService.RoleServiceClient Roles(AccessScene scene) => new(scene.Caller);

    private static ConsentService.ConsentServiceClient Consents(AccessScene scene) => new(scene.Caller);
}
