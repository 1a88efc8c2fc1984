using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Sessions;
using Matching.V1;
using Session = Matching.Sessions.Session;
using SignUp = Matching.Sessions.SignUp;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Sessions and sign-ups as they stand on the wire.</summary>
internal static class SessionMapping
{
    /// <summary>The session on the wire.</summary>
    public static Wire.Session ToWire(this Session session) => new()
    {
        Id = session.Id.ToString(),
        Campaign = session.Campaign,
        Seat = session.SeatCode,
        Kind = session.Kind.ToWire(),
        Location = session.Location?.ToWire(),
        Address = session.Address,
        From = session.StartsAt.ToTimestamp(),
        Until = session.EndsAt.ToTimestamp(),
        Wanted = session.Wanted,
        Maximum = session.Maximum,
        OrganiserName = session.OrganiserName,
        Bring = session.Bring,
        StepFree = session.StepFree.ToWire(),
        Remote = session.Remote,
        State = session.Cancelled ? Wire.Session.Types.State.Types.Value.Cancelled : Wire.Session.Types.State.Types.Value.Scheduled,
        SignedUp = session.SignedUp,
        Waiting = session.Waiting,
        Asked = session.Asked,
        PlacesLeft = session.PlacesLeft,
        Demo = session.Demo,
        Etag = Etags.Of(session.Version),
        CreateTime = session.CreatedAt.ToTimestamp(),
        UpdateTime = session.UpdatedAt.ToTimestamp(),
    };

    /// <summary>Where a sign-up is in its life.</summary>
    public static Wire.SignUp.Types.State.Types.Value ToWire(this SignUpState state) => state switch
    {
        SignUpState.Going => Wire.SignUp.Types.State.Types.Value.Going,
        SignUpState.Waiting => Wire.SignUp.Types.State.Types.Value.Waiting,
        SignUpState.Cancelled => Wire.SignUp.Types.State.Types.Value.Cancelled,
        SignUpState.Requested => Wire.SignUp.Types.State.Types.Value.Requested,
    };

    /// <summary>The sign-up on the wire, as one caller may see it.</summary>
    public static Wire.SignUp ToWire(this SignUp signUp, string subject) => new()
    {
        Id = signUp.Id.ToString(),
        Session = signUp.Session.ToString(),
        Name = signUp.Name,
        People = signUp.People,
        State = signUp.State.ToWire(),
        WaitingPosition = signUp.WaitingPosition,
        CreateTime = signUp.CreatedAt.ToTimestamp(),
        Mine = signUp.Subject == subject,
        Minor = signUp.OfMinor,
        AnswerBy = signUp.ExpiresAt?.ToTimestamp(),
    };

    /// <summary>The point on the wire.</summary>
    public static LatLng ToWire(this GeoPoint point) => new() { Latitude = point.Latitude, Longitude = point.Longitude };

    /// <summary>The kind on the wire.</summary>
    public static Wire.Session.Types.Kind.Types.Value ToWire(this SessionKind kind) => kind switch
    {
        SessionKind.Canvass => Wire.Session.Types.Kind.Types.Value.Canvass,
        SessionKind.Leaflet => Wire.Session.Types.Kind.Types.Value.Leaflet,
        SessionKind.PollingDay => Wire.Session.Types.Kind.Types.Value.PollingDay,
        SessionKind.PhoneBank => Wire.Session.Types.Kind.Types.Value.PhoneBank,
    };

    /// <summary>The kind of the wire; null where it is not said.</summary>
    public static SessionKind? ToDomain(this Wire.Session.Types.Kind.Types.Value kind) => kind switch
    {
        Wire.Session.Types.Kind.Types.Value.Canvass => SessionKind.Canvass,
        Wire.Session.Types.Kind.Types.Value.Leaflet => SessionKind.Leaflet,
        Wire.Session.Types.Kind.Types.Value.PollingDay => SessionKind.PollingDay,
        Wire.Session.Types.Kind.Types.Value.PhoneBank => SessionKind.PhoneBank,
        Wire.Session.Types.Kind.Types.Value.Unspecified => null,
    };

    /// <summary>The answer on the wire.</summary>
    public static Certainty.Types.Value ToWire(this StepFree answer) => answer switch
    {
        StepFree.Yes => Certainty.Types.Value.Yes,
        StepFree.No => Certainty.Types.Value.No,
        StepFree.Unknown => Certainty.Types.Value.Unknown,
    };

    /// <summary>The answer of the wire; null where it is not said.</summary>
    public static StepFree? ToDomain(this Certainty.Types.Value answer) => answer switch
    {
        Certainty.Types.Value.Yes => StepFree.Yes,
        Certainty.Types.Value.No => StepFree.No,
        Certainty.Types.Value.Unknown => StepFree.Unknown,
        Certainty.Types.Value.Unspecified => null,
    };
}
