using Matching.Bookings;
using Matching.Lifts;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Checks of what requests say about bookings.</summary>
internal static class BookingChecks
{
    /// <summary>One leg; null where nothing is said.</summary>
    public static LegDirection? OneLeg(this FieldChecks checks, string field, Wire.Legs.Types.Value sent)
    {
        switch (checks.Named(field, sent))
        {
            case Wire.Legs.Types.Value.Outward:
                return LegDirection.Outward;
            case Wire.Legs.Types.Value.Return:
                return LegDirection.Return;
            case Wire.Legs.Types.Value.Both:
                checks.Add(field, "Must be OUTWARD or RETURN.");
                return null;
            default:
                return null;
        }
    }

    /// <summary>What is asked for. Legs that nobody names are those of the request.</summary>
    public static BookingWish BookingWish(this FieldChecks checks, Wire.Booking sent)
    {
        if (sent.Id.Length > 0)
        {
            checks.Add("booking.id", "Must be empty: the service gives it.");
        }

        var offer = checks.Id("booking.lift_offer", sent.LiftOffer);
        var back = checks.OptionalId("booking.return_lift_offer", sent.ReturnLiftOffer);
        var legs = checks.Named("booking.legs", sent.Legs);
        if (back is not null && legs is Wire.Legs.Types.Value.Outward or Wire.Legs.Types.Value.Return)
        {
            checks.Add("booking.legs", "Must be BOTH, or not be sent, where return_lift_offer is.");
        }

        if (back == offer && back is not null)
        {
            checks.Add("booking.return_lift_offer", "Must be another offer than lift_offer; one offer serves both legs by legs.");
        }

        return new BookingWish(
            checks.Id("booking.lift_request", sent.LiftRequest),
            offer,
            back,
            legs == Wire.Legs.Types.Value.Unspecified ? null : legs.ToDomain());
    }
}
