using Matching.Bookings;
using Matching.Lifts;

namespace Matching.Storage.Bookings;

/// <summary>What a request has, or has asked for, on the legs that seats are planned for.</summary>
/// <param name="live">The request's live bookings.</param>
/// <param name="plans">The seats.</param>
internal sealed class Rivals(IReadOnlyList<BookingRow> live, IReadOnlyList<SeatPlan> plans)
{
    private readonly Legs wanted = plans.Aggregate(Legs.None, (all, plan) => all | plan.Directions);

    /// <summary>One of the legs is booked already.</summary>
    public bool HaveSeat => All.Any(booking => booking.State == BookingState.Accepted);

    /// <summary>One of the cars was asked already.</summary>
    public bool AskedSameCar => All.Any(booking => plans.Any(plan => plan.Car.Offer.Id == booking.OfferId));

    /// <summary>Those that fall once the seats are given: all but the bookings that the seats are for.</summary>
    public IEnumerable<Booking> Falling => All.Where(booking => plans.All(plan => plan.Booking != booking.Id));

    private IEnumerable<Booking> All => live.Select(row => row.Booking).Where(booking => (booking.Directions & wanted) != Legs.None);
}
