using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>A party that keeps its booking though something changed.</summary>
/// <param name="Booking">The booking as it was.</param>
/// <param name="Request">What its passenger asks now.</param>
/// <param name="Legs">Its legs as they are now.</param>
/// <param name="DepartsAt">Of one that only asked: when the car would set out now. Null of one with a seat.</param>
public sealed record KeptParty(Booking Booking, LiftRequest Request, IReadOnlyList<BookedLeg> Legs, DateTimeOffset? DepartsAt = null)
{
    /// <summary>Whoever was told a time is told of another from this difference on.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromMinutes(1);

    /// <summary>Tells whether it boards or gets out at another time than it was told.</summary>
    public bool OtherTimes => Booking.Legs.Zip(Legs).Any(leg =>
        (leg.First.PickupAt - leg.Second.PickupAt).Duration() >= Worth || (leg.First.DropoffAt - leg.Second.DropoffAt).Duration() >= Worth);

    /// <summary>Tells whether driver and passenger are to be told.</summary>
    public bool Changed => OtherTimes || Request.Needs.PartySize != Booking.People;
}
