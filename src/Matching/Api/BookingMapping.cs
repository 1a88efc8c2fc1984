using Google.Protobuf.WellKnownTypes;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Bookings as they stand on the wire, as far as their reader may see them.</summary>
internal static class BookingMapping
{
    /// <summary>The booking as a reader may see it: of the other side's contact, own place and car what is shown, and what is not blurred or left out.</summary>
    /// <remarks>Only <see cref="BookingViews"/> calls it, which has what is shown written down first.</remarks>
    public static Wire.Booking ToWire(this Booking booking, string reader, BookingView shown) => new()
    {
        Id = booking.Id.ToString(),
        LiftOffer = booking.OfferId.ToString(),
        LiftRequest = booking.RequestId.ToString(),
        Legs = booking.Directions.ToWire(),
        Pair = booking.PairId?.ToString() ?? "",
        Session = booking.SessionId.ToString(),
        PartySize = booking.People,
        Accompanied = booking.OfMinor && (booking.Driver != reader || shown.Age),
        State = (Wire.Booking.Types.State.Types.Value)(1 + (int)booking.State),
        Awaits = booking.Awaits is { } awaits ? (Wire.Booking.Types.Awaits.Types.Value)(1 + (int)awaits) : default,
        ExpireTime = booking.State == BookingState.Requested ? booking.ExpiresAt?.ToTimestamp() : null,
        EndedBy = booking.EndedBy is { } by ? (Wire.Booking.Types.EndedBy.Types.Value)(1 + (int)by) : default,
        Journeys = { booking.Legs.Select(leg => leg.ToWire(booking, reader, shown)) },
        DriverName = booking.DriverName,
        PassengerName = booking.PassengerName,
        Cost = booking.Cost.ToWire(),
        Car = booking.Driver == reader || shown.Car ? booking.Car : "",
        Plate = booking.Driver == reader || shown.Car ? booking.Plate : "",
        Notices = { booking.Notices.Where(_ => booking.SideOf(reader) is not null).Select(ToWire) },
        Driving = booking.Driver == reader,
        Riding = booking.Passenger == reader,
        Demo = booking.Demo,
        Etag = Etags.Of(booking.Version),
        CreateTime = booking.CreatedAt.ToTimestamp(),
        UpdateTime = booking.UpdatedAt.ToTimestamp(),
        Contact = shown.Contact,
        ContactWithheld = shown.Withheld,
    };

    private static Wire.Booking.Types.Notice ToWire(BookingNotice notice) => new()
    {
        Kind = (Wire.Booking.Types.Notice.Types.Kind.Types.Value)(1 + (int)notice.Kind),
        Direction = notice.Direction.ToFlag().ToWire(),
        ByDriver = notice.By == BookingSide.Driver,
        Minutes = (int)(notice.Late?.TotalMinutes ?? 0),
        CreateTime = notice.SaidAt.ToTimestamp(),
    };

    private static Wire.Booking.Types.Leg ToWire(this BookedLeg leg, Booking booking, string reader, BookingView shown)
    {
        // A meeting point is where somebody walks to from home: it is told as the home is.
        var exact = booking.Passenger == reader || shown.Home;
        // Until the last yes, what depends on where the other lives is rough for the passenger too.
        var rough = !exact || (booking.State == BookingState.Requested && booking.Driver != reader);
        var home = BritishGrid.ToGeo(exact ? leg.Home : booking.PassengerBlurred).ToWire();
        var session = BritishGrid.ToGeo(booking.SessionPoint).ToWire();
        var outward = leg.Direction == LegDirection.Outward;
        return new()
        {
            Direction = leg.Direction.ToFlag().ToWire(),
            Pickup = outward ? home : session,
            PickupTime = (rough && outward ? Rough.OfPickup(leg.PickupAt) : leg.PickupAt).ToTimestamp(),
            Dropoff = outward ? session : home,
            DropoffTime = (rough && !outward ? Rough.OfDropoff(leg.DropoffAt) : leg.DropoffAt).ToTimestamp(),
            MeetingPoint = exact ? leg.MeetingPoint : "",
            WalkMetres = booking.Passenger == reader ? leg.WalkMetres : 0,
            Added = (rough ? Rough.Up(leg.AddedSeconds) : TimeSpan.FromMinutes(Math.Ceiling(leg.AddedSeconds / 60))).ToDuration(),
            Approximate = leg.Approximate,
        };
    }
}
