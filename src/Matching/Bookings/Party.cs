using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Bookings;

/// <summary>A live booking of a car with what its passenger asks.</summary>
/// <param name="Booking">The booking, its points opened.</param>
/// <param name="Request">The request.</param>
/// <param name="Session">The passenger's session.</param>
public sealed record Party(Booking Booking, LiftRequest Request, Session Session)
{
    /// <summary>What the party asks of the legs it has booked; null where it may not ride in this car at all any more.</summary>
    internal IReadOnlyList<SeatClaim>? Claims(Car car, LiftRules rules)
    {
        var needs = Request.Needs;
        if (!Preferences.Hold(car.Offer, Request) || Session.Grid is null)
        {
            return null;
        }

        var claims = new List<SeatClaim>(2);
        foreach (var leg in Booking.Legs)
        {
            var own = leg.MeetingPoint.Length == 0;
            if (car.CandidateFor(Session, leg.Direction) is not { } candidate
                || (own && (needs.MeetingPointsOnly || candidate.MeetingPointsOnly))
                || leg.WalkMetres > needs.MaxWalkMetres)
            {
                return null;
            }

            var ride = RideMaker.Of(Request.WishFor(Session), candidate, new BoardingPoint(leg.Home, leg.WalkMetres, leg.MeetingPoint), rules);
            claims.Add(new SeatClaim(
                Booking.Id, leg.Direction, ride, TimeWindow.Around(leg.PromisedAt ?? leg.PickupAt, rules.GreatestDrift), needs.Wheelchair, needs.ChildSeat));
        }

        return claims;
    }
}
