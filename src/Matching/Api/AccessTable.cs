using System.Collections.Frozen;
using Matching.People;
using static Matching.People.Circle;

namespace Matching.Api;

/// <summary>
/// The one table of who may call what on whose things: for each rpc and each role the widest circle of things that it may be called on. <see cref="AccessGate"/>
/// turns away who may call it on nothing and gives everybody else their <see cref="Caller.Reach"/>, which whatever knows the thing compares with where it stands
/// (<see cref="Caller.Reaches"/>). An rpc without a row is refused. A test calls every rpc in every role on things in every circle and expects what stands here.
/// </summary>
internal static class AccessTable
{
    private const string Contract = "/matching.v1.";

    /// <summary>Official figures, sessions, signing in: nothing that is anybody's.</summary>
    private static readonly AccessRow Public = new(Everywhere, Everywhere, Everywhere, Everywhere, Everywhere);

    /// <summary>What everybody has for themselves alone. To others it does not exist.</summary>
    private static readonly AccessRow Mine = new(Nobody, Own, Own, Own, Own);

    /// <summary>What everybody may do in their campaign; the thing is the session, the campaign or the person that it is done with.</summary>
    private static readonly AccessRow Joining = new(Nobody, Campaign, Campaign, Campaign, Everywhere);

    /// <summary>Sessions and their people: the work of those who organise the seat.</summary>
    private static readonly AccessRow Organising = new(Nobody, Nobody, Seat, Campaign, Everywhere);

    /// <summary>The campaign itself and its roles.</summary>
    private static readonly AccessRow Administering = new(Nobody, Nobody, Nobody, Campaign, Everywhere);

    /// <summary>A person of one campaign; who administers the whole service is nobody's.</summary>
    private static readonly AccessRow Myself = new(Nobody, Own, Own, Own, Nobody);

    /// <summary>Bookings, and what else two share: the two, and who organises.</summary>
    private static readonly AccessRow Shared = new(Nobody, Party, Seat, Campaign, Everywhere);

    /// <summary>A yes, a no or a word to the other side: nobody speaks for the two.</summary>
    private static readonly AccessRow BetweenTwo = new(Nobody, Party, Party, Party, Party) { SeenBy = Shared };

    /// <summary>What whoever organises anything may do with what comes with the call, and so is their own.</summary>
    private static readonly AccessRow Planning = new(Nobody, Nobody, Own, Own, Own);

    /// <summary>Every rpc of the contract, as it stands in <c>ServerCallContext.Method</c>.</summary>
    public static readonly FrozenDictionary<string, AccessRow> Rows = new Dictionary<string, AccessRow>(StringComparer.Ordinal)
    {
        ["PlaceService/ResolvePlace"] = Public,

        ["SeatService/GetSeat"] = Public,
        ["SeatService/ListSeats"] = Public,
        ["SeatService/LocateSeat"] = Public,
        ["SeatService/FindNearestMarginals"] = Public,
        ["SeatService/GetSeatTile"] = Public,

        ["CampaignService/CreateCampaign"] = Administering,
        ["CampaignService/GetCampaign"] = Public,
        ["CampaignService/ListCampaigns"] = Public,
        ["CampaignService/UpdateCampaign"] = Administering,

        ["SessionService/CreateSession"] = Organising,
        ["SessionService/GetSession"] = Public,
        ["SessionService/ListSessions"] = Public,
        ["SessionService/UpdateSession"] = Organising,
        ["SessionService/CancelSession"] = Organising,
        ["SessionService/FindSessions"] = Public,
        ["SessionService/SignUp"] = Joining,
        ["SessionService/CancelSignUp"] = new(Nobody, Own, Seat, Campaign, Everywhere),
        ["SessionService/AcceptSignUp"] = Mine,
        ["SessionService/CreateAvailability"] = Joining,
        ["SessionService/ListAvailabilities"] = Mine,
        ["SessionService/CancelAvailability"] = Mine,
        ["SessionService/ListSignUps"] = new(Nobody, Own, Seat, Campaign, Everywhere),

        ["LiftService/OfferLift"] = Joining,
        ["LiftService/GetLiftOffer"] = Joining,
        ["LiftService/ListLiftOffers"] = Mine,
        ["LiftService/UpdateLiftOffer"] = Mine,
        ["LiftService/CancelLiftOffer"] = Mine,
        ["LiftService/RequestLift"] = Joining,
        ["LiftService/GetLiftRequest"] = Mine,
        ["LiftService/ListLiftRequests"] = Mine,
        ["LiftService/UpdateLiftRequest"] = Mine,
        ["LiftService/CancelLiftRequest"] = Mine,
        ["LiftService/SearchLifts"] = Public,
        ["LiftService/MatchRequest"] = Mine,
        ["LiftService/CreateBooking"] = new(Nobody, Own, Seat, Campaign, Everywhere),
        ["LiftService/GetBooking"] = Shared,
        ["LiftService/ListBookings"] = Shared,
        ["LiftService/AcceptBooking"] = BetweenTwo,
        ["LiftService/DeclineBooking"] = BetweenTwo,
        ["LiftService/CancelBooking"] = BetweenTwo,
        ["LiftService/ReportLate"] = BetweenTwo,
        ["LiftService/ReportNoShow"] = BetweenTwo,
        ["LiftService/WatchOffer"] = Shared,
        ["LiftService/ExplainMatch"] = Shared,
        ["LiftService/ListStrandedPassengers"] = Organising,
        ["LiftService/GetSessionArrivals"] = Organising,

        ["LiftSeriesService/CreateLiftSeries"] = Joining,
        ["LiftSeriesService/GetLiftSeries"] = Mine,
        ["LiftSeriesService/ListLiftSeries"] = Mine,
        ["LiftSeriesService/UpdateLiftSeries"] = Mine,
        ["LiftSeriesService/CancelLiftSeries"] = Mine,
        ["LiftSeriesService/UpdateLiftOccurrence"] = Mine,
        ["LiftSeriesService/SkipLiftOccurrence"] = Mine,

        ["PlanService/SolvePlan"] = Planning,
        ["PlanService/CreatePlan"] = Organising,
        ["PlanService/GetPlan"] = Organising,
        ["PlanService/ListSentVolunteers"] = Organising,
        ["PlanService/CommitPlan"] = Organising,
        ["PlanService/GetOperation"] = Organising,
        ["PlanService/CancelOperation"] = Organising,

        ["MeetingPointService/ListMeetingPoints"] = Public,

        ["SignInService/StartSignIn"] = Public,
        ["SignInService/FinishSignIn"] = Public,
        ["SignInService/RefreshTokens"] = Public,
        ["SignInService/RevokeTokens"] = Public,
        ["SignInService/DeclineInvitation"] = Public,

        ["PersonService/GetPerson"] = Myself,
        ["PersonService/UpdatePerson"] = Myself,
        ["PersonService/ListDisclosures"] = Mine,
        ["PersonService/ExportPerson"] = Mine,
        ["PersonService/ErasePerson"] = Myself,
        ["PersonService/BlockPerson"] = Joining,
        ["PersonService/ImportPeople"] = new(Nobody, Nobody, Campaign, Campaign, Everywhere),
        ["PersonService/ListBlocks"] = Mine,
        ["PersonService/UnblockPerson"] = Mine,

        ["ReportService/ReportPerson"] = Joining,
        ["ReportService/ListReports"] = Organising,
        ["ReportService/ResolveReport"] = Organising,

        ["RoleService/GrantRole"] = Administering,
        ["RoleService/ListRoles"] = Administering,
        ["RoleService/RevokeRole"] = Administering,

        ["ConsentService/ListConsentWordings"] = Public,
        ["ConsentService/ListConsents"] = Myself,
        ["ConsentService/GiveConsent"] = Myself,
        ["ConsentService/WithdrawConsent"] = Myself,
    }.ToFrozenDictionary(row => Contract + row.Key, row => row.Value, StringComparer.Ordinal);
}
