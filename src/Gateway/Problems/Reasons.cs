using System.Collections.Frozen;

namespace Gateway.Problems;

/// <summary>The closed list of reasons: those that Matching gives, and the few that only a web server can.</summary>
internal static class Reasons
{
    /// <summary>One or more fields are wrong.</summary>
    public static readonly Reason InvalidField = new("INVALID_FIELD", 400, "Invalid field", "One or more fields or parameters are wrong or unknown; every one is named in errors.");

    /// <summary>The body cannot be read.</summary>
    public static readonly Reason MalformedBody = new("MALFORMED_BODY", 400, "Malformed body", "The body is empty or is not well-formed JSON in UTF-8.");

    /// <summary>The web server could not read the request.</summary>
    public static readonly Reason MalformedRequest = new("MALFORMED_REQUEST", 400, "Malformed request", "The request does not follow HTTP, or its body did not arrive whole.");

    /// <summary>No token, or not a valid one.</summary>
    public static readonly Reason Unauthenticated = new("UNAUTHENTICATED", 401, "Token needed", "The call needs a valid bearer token.");

    /// <summary>The token does not allow this.</summary>
    public static readonly Reason PermissionDenied = new("PERMISSION_DENIED", 403, "Not allowed", "The token does not allow this call.");

    /// <summary>No such route.</summary>
    public static readonly Reason RouteNotFound = new("ROUTE_NOT_FOUND", 404, "No such route", "No route has this path.");

    /// <summary>The route has other methods.</summary>
    public static readonly Reason MethodNotAllowed = new("METHOD_NOT_ALLOWED", 405, "Method not allowed", "The route exists but not with this method; Allow lists those it has.");

    /// <summary>The body is too large.</summary>
    public static readonly Reason BodyTooLarge = new("BODY_TOO_LARGE", 413, "Body too large", "The body is larger than the service accepts.");

    /// <summary>The body is not JSON in UTF-8.</summary>
    public static readonly Reason UnsupportedMediaType = new("UNSUPPORTED_MEDIA_TYPE", 415, "Unsupported media type", "The body must be application/json in UTF-8, not compressed.");

    /// <summary>Too many requests.</summary>
    public static readonly Reason RateLimited = new("RATE_LIMITED", 429, "Too many requests", "This client sends too many requests; try again after the time in Retry-After.");

    /// <summary>The client went away.</summary>
    public static readonly Reason ClientClosedRequest = new("CLIENT_CLOSED_REQUEST", 499, "Client closed request", "The client went away before the answer was there.");

    /// <summary>A fault of the service.</summary>
    public static readonly Reason Internal = new("INTERNAL", 500, "Internal fault", "A fault of the service itself; it has been logged.");

    /// <summary>Matching or its database is away.</summary>
    public static readonly Reason Unavailable = new("UNAVAILABLE", 503, "Unavailable", "The service or its database is away; try again after the time in Retry-After.");

    /// <summary>The deadline passed.</summary>
    public static readonly Reason DeadlineExceeded = new("DEADLINE_EXCEEDED", 504, "Deadline exceeded", "The call took longer than its deadline.");

    /// <summary>Every reason, in order of status.</summary>
    public static IReadOnlyList<Reason> All { get; } =
    [
        InvalidField,
        MalformedBody,
        MalformedRequest,
        new("MALFORMED_MESSAGE", 400, "Malformed message", "Over gRPC only: the request's bytes are not a message of the rpc."),
        Unauthenticated,
        new("SIGN_IN_FAILED", 401, "Sign-in failed", "The code, link or refresh token is wrong, too old or used; begin again."),
        new("SIGN_IN_OTHERWISE", 401, "Sign in another way", "The address is that of somebody who signs in to this campaign another way; sign in as before."),
        PermissionDenied,
        new("CONSENT_NEEDED", 403, "Consent needed", "The caller has not agreed to the purpose named in metadata, or not in the words that stand now; show them GET /v1/consentWordings and ask."),
        new("BARRED", 403, "Barred", "The campaign's organisers have barred the caller from taking part."),
        new("ADULTS_ONLY", 403, "Adults only", "This is for people of 18 and more."),
        RouteNotFound,
        new("PLACE_NOT_FOUND", 404, "Place not found", "The place is well formed but unknown."),
        new("SEAT_NOT_FOUND", 404, "Seat not found", "No such seat in the boundary set."),
        new("BOUNDARY_SET_NOT_FOUND", 404, "Boundary set not found", "No such boundary set is loaded."),
        new("CAMPAIGN_NOT_FOUND", 404, "Campaign not found", "No such campaign."),
        new("SESSION_NOT_FOUND", 404, "Session not found", "No such session."),
        new("SIGN_UP_NOT_FOUND", 404, "Sign-up not found", "No such sign-up."),
        new("LIFT_OFFER_NOT_FOUND", 404, "Lift offer not found", "No such lift offer."),
        new("LIFT_REQUEST_NOT_FOUND", 404, "Lift request not found", "No such lift request."),
        new("LIFT_SERIES_NOT_FOUND", 404, "Lift series not found", "The caller has no such series."),
        new("OCCURRENCE_NOT_FOUND", 404, "Occurrence not found", "The series has no such date to come."),
        new("BOOKING_NOT_FOUND", 404, "Booking not found", "No such booking."),
        new("BLOCK_NOT_FOUND", 404, "Block not found", "No such block."),
        new("REPORT_NOT_FOUND", 404, "Report not found", "No such report that the caller may resolve."),
        new("ROLE_GRANT_NOT_FOUND", 404, "Role grant not found", "No such grant of a role."),
        new("AVAILABILITY_NOT_FOUND", 404, "Availability not found", "The caller has said no such thing of a time at which they are free."),
        new("PLAN_NOT_FOUND", 404, "Plan not found", "No such plan, or operation that makes one."),
        MethodNotAllowed,
        new("CAMPAIGN_EXISTS", 409, "Campaign exists", "A campaign with this id exists already."),
        new("SESSION_FULL", 409, "Session full", "The session has no places left."),
        new("SESSION_CLOSED", 409, "Session closed", "The session is cancelled or has ended."),
        new("ALREADY_SIGNED_UP", 409, "Already signed up", "The caller is signed up for this session already."),
        new("ALREADY_OFFERED", 409, "Already offered", "The caller already has a live offer or request for this session."),
        new("OCCURRENCE_BOOKED", 409, "Occurrence booked", "The occurrence has live bookings; change its offer instead."),
        new("LIFT_CLOSED", 409, "Lift closed", "The offer, the request or the session is cancelled or over."),
        new("NO_LONGER_FITS", 409, "No longer fits", "The party does not fit into the car as it stands now."),
        new("BOOKING_CLOSED", 409, "Booking closed", "The booking has ended, or is past what was asked of it."),
        new("OUT_OF_TIME", 409, "Out of time", "It is too early or too late for this; the detail says when it may be said."),
        new("ALREADY_BOOKED", 409, "Already booked", "The request has an accepted booking for the leg, or a live one with the same offer."),
        new("TOO_MANY_BOOKINGS", 409, "Too many bookings", "The request has as many requested bookings as it may."),
        new("PLAN_NOT_READY", 409, "Plan not ready", "The plan is not made yet, or could not be made; look at its operation."),
        new("LAST_ADMINISTRATOR", 409, "Last administrator", "The campaign would be left without an administrator; name another first."),
        new("ETAG_MISMATCH", 409, "Etag mismatch", "What is stored has changed since the etag sent."),
        new("REQUEST_ID_REUSED", 409, "Request id reused", "The request id was used before with other content."),
        BodyTooLarge,
        UnsupportedMediaType,
        RateLimited,
        ClientClosedRequest,
        Internal,
        Unavailable,
        DeadlineExceeded,
    ];

    private static readonly FrozenDictionary<string, Reason> ByName = All.ToFrozenDictionary(reason => reason.Name);

    /// <summary>The reason of a name, or null where the list has none such.</summary>
    public static Reason? Find(string name) => ByName.GetValueOrDefault(name);
}
