using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>What a party with a seat asks of one leg of its car.</summary>
/// <param name="BookingId">Its booking.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Ride">Where it boards and gets out, and the limits it has stated.</param>
/// <param name="Promise">When it must board: the time promised at acceptance, give or take the drift.</param>
/// <param name="Wheelchair">It has a wheelchair with it.</param>
/// <param name="ChildSeat">It needs a child seat.</param>
internal sealed record SeatClaim(Guid BookingId, LegDirection Direction, Ride Ride, TimeWindow Promise, bool Wheelchair, bool ChildSeat)
{
    /// <summary>When it may board, all limits together.</summary>
    public TimeWindow Boards => Promise.And(Ride.PickupWindow);

    /// <summary>Its stops between the leg's ends, boarding first.</summary>
    public IEnumerable<Stop> Stops
    {
        get
        {
            if (Ride.Pickup is { } pickup)
            {
                yield return new Stop(BookingId, pickup, Ride.People, Boards);
            }

            if (Ride.Dropoff is { } dropoff)
            {
                yield return new Stop(BookingId, dropoff, -Ride.People, Ride.DropoffWindow);
            }
        }
    }

    /// <summary>A car has room for one wheelchair and one child seat on a leg.</summary>
    public bool RidesBeside(SeatClaim other) => !(Wheelchair && other.Wheelchair) && !(ChildSeat && other.ChildSeat);
}
