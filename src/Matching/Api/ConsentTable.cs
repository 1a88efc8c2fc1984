using System.Collections.Frozen;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Consents;

namespace Matching.Api;

/// <summary>
/// Which rpcs need the caller to agree to take part, and which of them make a driver. Looked at before any of them is reached; a test holds that every rpc which writes stands here or among those
/// that need nothing, so that no way in is forgotten.
/// </summary>
internal static class ConsentTable
{
    private static readonly Failure TooYoung = new(Reason.AdultsOnly, "This campaign is for people of 18 and more.");
    private static readonly Failure Barred = new(Reason.Barred, "The campaign's organisers have barred you from taking part.");

    /// <summary>By which somebody comes to take part, or more than before.</summary>
    public static readonly FrozenSet<string> TakingPart = FrozenSet.Create(
        StringComparer.Ordinal,
        "/matching.v1.SessionService/SignUp",
        "/matching.v1.SessionService/AcceptSignUp",
        "/matching.v1.SessionService/CreateAvailability",
        "/matching.v1.LiftService/OfferLift",
        "/matching.v1.LiftService/UpdateLiftOffer",
        "/matching.v1.LiftService/RequestLift",
        "/matching.v1.LiftService/UpdateLiftRequest",
        "/matching.v1.LiftService/CreateBooking",
        "/matching.v1.LiftService/AcceptBooking",
        "/matching.v1.LiftSeriesService/CreateLiftSeries",
        "/matching.v1.LiftSeriesService/UpdateLiftSeries",
        "/matching.v1.LiftSeriesService/UpdateLiftOccurrence");

    /// <summary>By which somebody drives.</summary>
    public static readonly FrozenSet<string> Driving = FrozenSet.Create(
        StringComparer.Ordinal,
        "/matching.v1.LiftService/OfferLift",
        "/matching.v1.LiftService/UpdateLiftOffer",
        "/matching.v1.LiftSeriesService/CreateLiftSeries",
        "/matching.v1.LiftSeriesService/UpdateLiftSeries",
        "/matching.v1.LiftSeriesService/UpdateLiftOccurrence");

    /// <summary>By which nobody comes to take part: they end something, tell of something, run sessions and campaigns, or concern the caller's own data.</summary>
    public static readonly FrozenSet<string> Nothing = FrozenSet.Create(
        StringComparer.Ordinal,
        "/matching.v1.CampaignService/CreateCampaign",
        "/matching.v1.CampaignService/UpdateCampaign",
        "/matching.v1.SessionService/CreateSession",
        "/matching.v1.SessionService/UpdateSession",
        "/matching.v1.SessionService/CancelSession",
        "/matching.v1.SessionService/CancelSignUp",
        "/matching.v1.SessionService/CancelAvailability",
        "/matching.v1.LiftService/CancelLiftOffer",
        "/matching.v1.LiftService/CancelLiftRequest",
        "/matching.v1.LiftService/DeclineBooking",
        "/matching.v1.LiftService/CancelBooking",
        "/matching.v1.LiftService/ReportLate",
        "/matching.v1.LiftService/ReportNoShow",
        "/matching.v1.LiftSeriesService/CancelLiftSeries",
        "/matching.v1.LiftSeriesService/SkipLiftOccurrence",
        "/matching.v1.PlanService/CreatePlan",
        "/matching.v1.PlanService/CommitPlan",
        "/matching.v1.PlanService/CancelOperation",
        "/matching.v1.SignInService/StartSignIn",
        "/matching.v1.SignInService/FinishSignIn",
        "/matching.v1.SignInService/RefreshTokens",
        "/matching.v1.SignInService/RevokeTokens",
        "/matching.v1.SignInService/DeclineInvitation",
        "/matching.v1.PersonService/ImportPeople",
        "/matching.v1.PersonService/UpdatePerson",
        "/matching.v1.PersonService/ErasePerson",
        "/matching.v1.PersonService/BlockPerson",
        "/matching.v1.PersonService/UnblockPerson",
        "/matching.v1.ReportService/ReportPerson",
        "/matching.v1.ReportService/ResolveReport",
        "/matching.v1.RoleService/GrantRole",
        "/matching.v1.RoleService/RevokeRole",
        "/matching.v1.ConsentService/GiveConsent",
        "/matching.v1.ConsentService/WithdrawConsent");

    /// <summary>Which hold the person's row themselves, to change what others rely on.</summary>
    private static readonly FrozenSet<string> HoldingThePerson = FrozenSet.Create(
        StringComparer.Ordinal,
        "/matching.v1.PersonService/ErasePerson",
        "/matching.v1.ConsentService/GiveConsent",
        "/matching.v1.ConsentService/WithdrawConsent");

    /// <summary>What keeps the caller from an rpc; null where nothing does.</summary>
    public static Failure? Against(Caller caller, string rpc) =>
        !TakingPart.Contains(rpc) ? null
        : caller.IsBarred ? Barred
        : !caller.Agrees(ConsentPurpose.TakingPart) ? Needed(ConsentPurpose.TakingPart)
        : caller.IsTooYoung ? TooYoung
        : caller.Age == PersonAge.SixteenOrSeventeen && Driving.Contains(rpc) ? new Failure(Reason.AdultsOnly, "Whoever drives must be 18 or more.")
        : null;

    /// <summary>What must still hold of the caller once their write begins.</summary>
    public static Footing FootingOf(Caller caller, string rpc) =>
        caller.IsDevelopment || caller.Campaign == Caller.EveryCampaign || HoldingThePerson.Contains(rpc) ? Footing.Anybody
        : TakingPart.Contains(rpc) ? Footing.Agreed
        : Footing.Known;

    private static Failure Needed(ConsentPurpose purpose)
    {
        var spelt = purpose switch
        {
            ConsentPurpose.TakingPart => "TAKING_PART",
            ConsentPurpose.ContactSharing => "CONTACT_SHARING",
            ConsentPurpose.Messages => "MESSAGES",
        };
        return new Failure(Reason.ConsentNeeded, $"This needs the caller's consent to {spelt}, in the words that stand now.") { Metadata = new Dictionary<string, string> { ["purpose"] = spelt } };
    }
}
