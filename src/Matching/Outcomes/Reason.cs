
namespace Matching.Outcomes;

/// <summary>
/// Why a call could not be served: the closed list that clients may rely on. On the wire each stands in upper snake case,
/// for example <c>SESSION_FULL</c>.
/// </summary>
public enum Reason
{
    /// <summary>One or more fields are wrong; every one is named.</summary>
    InvalidField,

    /// <summary>The request's bytes are not a message of the rpc.</summary>
    MalformedMessage,

    /// <summary>The place is well formed but unknown.</summary>
    PlaceNotFound,

    /// <summary>No such seat in the boundary set.</summary>
    SeatNotFound,

    /// <summary>No such boundary set is loaded.</summary>
    BoundarySetNotFound,

    /// <summary>No such campaign.</summary>
    CampaignNotFound,

    /// <summary>A campaign with this id exists already.</summary>
    CampaignExists,

    /// <summary>No such session.</summary>
    SessionNotFound,

    /// <summary>The session has no places left.</summary>
    SessionFull,

    /// <summary>The session is cancelled or has ended.</summary>
    SessionClosed,

    /// <summary>No such sign-up.</summary>
    SignUpNotFound,

    /// <summary>The caller is signed up for this session already.</summary>
    AlreadySignedUp,

    /// <summary>No such lift offer.</summary>
    LiftOfferNotFound,

    /// <summary>No such lift request.</summary>
    LiftRequestNotFound,

    /// <summary>No such series of the caller's.</summary>
    LiftSeriesNotFound,

    /// <summary>The series has no such date to come.</summary>
    OccurrenceNotFound,

    /// <summary>The occurrence has live bookings.</summary>
    OccurrenceBooked,

    /// <summary>The caller already has a live offer or request for this session.</summary>
    AlreadyOffered,

    /// <summary>The offer, the request or the session is cancelled or over.</summary>
    LiftClosed,

    /// <summary>The party does not fit into the car any more, or never did.</summary>
    NoLongerFits,

    /// <summary>No such booking.</summary>
    BookingNotFound,

    /// <summary>The booking has ended, or is past what was asked of it.</summary>
    BookingClosed,

    /// <summary>It is too early or too late for this.</summary>
    OutOfTime,

    /// <summary>The request has an accepted booking for the leg, or a live one with the same offer.</summary>
    AlreadyBooked,

    /// <summary>The request has as many requested bookings as it may.</summary>
    TooManyBookings,

    /// <summary>No such block.</summary>
    BlockNotFound,

    /// <summary>No such report that the caller may resolve.</summary>
    ReportNotFound,

    /// <summary>No such grant of a role.</summary>
    RoleGrantNotFound,

    /// <summary>No such plan, or operation, that the caller may see.</summary>
    PlanNotFound,

    /// <summary>The caller has said no such thing of a time at which they are free.</summary>
    AvailabilityNotFound,

    /// <summary>The plan is not made yet, or could not be made.</summary>
    PlanNotReady,

    /// <summary>The campaign would be left without an administrator.</summary>
    LastAdministrator,

    /// <summary>What is stored has changed since the etag sent.</summary>
    EtagMismatch,

    /// <summary>The request id was used before with other content.</summary>
    RequestIdReused,

    /// <summary>The call needs a token.</summary>
    Unauthenticated,

    /// <summary>A code, link or refresh token is wrong, too old or used; which, is not said.</summary>
    SignInFailed,

    /// <summary>The address is that of somebody who signs in another way.</summary>
    SignInOtherwise,

    /// <summary>The token does not allow this call.</summary>
    PermissionDenied,

    /// <summary>The caller has not agreed to what this is for, or not in the words that stand now; which purpose, is told beside it.</summary>
    ConsentNeeded,

    /// <summary>This is for people of 18 and more.</summary>
    AdultsOnly,

    /// <summary>The caller was barred from the campaign.</summary>
    Barred,

    /// <summary>Too many calls; try again after the time given.</summary>
    RateLimited,

    /// <summary>No such route, method or resource kind.</summary>
    RouteNotFound,

    /// <summary>The service or its database is away; try again.</summary>
    Unavailable,

    /// <summary>The call took longer than its deadline.</summary>
    DeadlineExceeded,

    /// <summary>A fault of the service itself; it has been logged.</summary>
    Internal,
}
