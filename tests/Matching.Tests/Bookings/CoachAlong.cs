using Matching.Tests.Lifts;
using Matching.V1;

namespace Matching.Tests.Bookings;

/// <summary>A coach along the road of these tests: it stops at 1, 4 and 7 km.</summary>
internal static class CoachAlong
{
    public static LiftOffer To(Session session, int seats = 9)
    {
        CoachStop Stop(double east, int minutes) => new()
        {
            Place = LiftHost.Place(east),
            Name = $"Stop {east / 1000}",
            DepartureTime = LiftHost.Later(session.From, minutes),
            ReturnTime = LiftHost.Later(session.Until, -minutes),
        };

        return new LiftOffer
        {
            Session = session.Id,
            OutwardSeats = seats,
            LatestArrival = LiftHost.Later(session.From, -15),
            ReturnDeparture = LiftHost.Later(session.Until, 10),
            CoachStops = { Stop(1_000, -60), Stop(4_000, -45), Stop(7_000, -30) },
        };
    }
}
