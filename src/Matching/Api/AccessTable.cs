using System.Collections.Frozen;
using Matching.People;

namespace Matching.Api;

/// <summary>
/// The least role that each rpc demands; null where none is needed. In which campaign it is demanded, and whose things may be touched,
/// the rpc itself checks once it knows them. An rpc without a row is refused, and a test holds that every rpc has one.
/// </summary>
internal static class AccessTable
{
    /// <summary>Every rpc of the contract, as it stands in <c>ServerCallContext.Method</c>.</summary>
    public static readonly FrozenDictionary<string, Role?> Least = new Dictionary<string, Role?>(StringComparer.Ordinal)
    {
        ["/matching.v1.PlaceService/ResolvePlace"] = null,

        ["/matching.v1.SeatService/GetSeat"] = null,
        ["/matching.v1.SeatService/ListSeats"] = null,
        ["/matching.v1.SeatService/LocateSeat"] = null,
        ["/matching.v1.SeatService/FindNearestMarginals"] = null,
        ["/matching.v1.SeatService/GetSeatTile"] = null,

        ["/matching.v1.CampaignService/CreateCampaign"] = Role.Administrator,
        ["/matching.v1.CampaignService/GetCampaign"] = null,
        ["/matching.v1.CampaignService/ListCampaigns"] = null,
        ["/matching.v1.CampaignService/UpdateCampaign"] = Role.Administrator,

        ["/matching.v1.SessionService/CreateSession"] = Role.Organiser,
        ["/matching.v1.SessionService/GetSession"] = null,
        ["/matching.v1.SessionService/ListSessions"] = null,
        ["/matching.v1.SessionService/UpdateSession"] = Role.Organiser,
        ["/matching.v1.SessionService/CancelSession"] = Role.Organiser,
        ["/matching.v1.SessionService/FindSessions"] = null,
        ["/matching.v1.SessionService/SignUp"] = Role.Volunteer,
        ["/matching.v1.SessionService/CancelSignUp"] = Role.Volunteer,
        ["/matching.v1.SessionService/ListSignUps"] = Role.Volunteer,

        ["/matching.v1.LiftService/OfferLift"] = Role.Volunteer,
        ["/matching.v1.LiftService/GetLiftOffer"] = null,
        ["/matching.v1.LiftService/ListLiftOffers"] = Role.Volunteer,
        ["/matching.v1.LiftService/UpdateLiftOffer"] = Role.Volunteer,
        ["/matching.v1.LiftService/CancelLiftOffer"] = Role.Volunteer,
        ["/matching.v1.LiftService/RequestLift"] = Role.Volunteer,
        ["/matching.v1.LiftService/GetLiftRequest"] = Role.Volunteer,
        ["/matching.v1.LiftService/ListLiftRequests"] = Role.Volunteer,
        ["/matching.v1.LiftService/UpdateLiftRequest"] = Role.Volunteer,
        ["/matching.v1.LiftService/CancelLiftRequest"] = Role.Volunteer,
        ["/matching.v1.LiftService/SearchLifts"] = null,
        ["/matching.v1.LiftService/MatchRequest"] = Role.Volunteer,
        ["/matching.v1.LiftService/CreateBooking"] = Role.Volunteer,
        ["/matching.v1.LiftService/GetBooking"] = Role.Volunteer,
        ["/matching.v1.LiftService/ListBookings"] = Role.Volunteer,
        ["/matching.v1.LiftService/AcceptBooking"] = Role.Volunteer,
        ["/matching.v1.LiftService/DeclineBooking"] = Role.Volunteer,
        ["/matching.v1.LiftService/CancelBooking"] = Role.Volunteer,
        ["/matching.v1.LiftService/WatchOffer"] = Role.Volunteer,
        ["/matching.v1.LiftService/ReportLate"] = Role.Volunteer,
        ["/matching.v1.LiftService/ReportNoShow"] = Role.Volunteer,
        ["/matching.v1.LiftService/ExplainMatch"] = Role.Volunteer,
        ["/matching.v1.LiftService/ListStrandedPassengers"] = Role.Organiser,

        ["/matching.v1.LiftSeriesService/CreateLiftSeries"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/GetLiftSeries"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/ListLiftSeries"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/UpdateLiftSeries"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/CancelLiftSeries"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/UpdateLiftOccurrence"] = Role.Volunteer,
        ["/matching.v1.LiftSeriesService/SkipLiftOccurrence"] = Role.Volunteer,

        ["/matching.v1.MeetingPointService/ListMeetingPoints"] = null,

        ["/matching.v1.SignInService/StartSignIn"] = null,
        ["/matching.v1.SignInService/FinishSignIn"] = null,
        ["/matching.v1.SignInService/RefreshTokens"] = null,
        ["/matching.v1.SignInService/RevokeTokens"] = null,

        ["/matching.v1.PersonService/GetPerson"] = Role.Volunteer,
        ["/matching.v1.PersonService/UpdatePerson"] = Role.Volunteer,
        ["/matching.v1.PersonService/ListDisclosures"] = Role.Volunteer,
        ["/matching.v1.PersonService/ExportPerson"] = Role.Volunteer,
        ["/matching.v1.PersonService/ErasePerson"] = Role.Volunteer,
        ["/matching.v1.PersonService/BlockPerson"] = Role.Volunteer,
        ["/matching.v1.PersonService/ListBlocks"] = Role.Volunteer,
        ["/matching.v1.PersonService/UnblockPerson"] = Role.Volunteer,

        ["/matching.v1.ConsentService/ListConsentWordings"] = null,
        ["/matching.v1.ConsentService/ListConsents"] = Role.Volunteer,
        ["/matching.v1.ConsentService/GiveConsent"] = Role.Volunteer,
        ["/matching.v1.ConsentService/WithdrawConsent"] = Role.Volunteer,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
