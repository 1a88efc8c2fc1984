namespace Matching.Lifts;

/// <summary>A leg with a party's stops in it, and what the party is promised.</summary>
/// <param name="Stops">Stops of the whole leg, in driving order.</param>
/// <param name="StartWindow">When the leg must start.</param>
public sealed record Seating(IReadOnlyList<Stop> Stops, TimeWindow StartWindow)
{
    /// <summary>Seats a party where it was found to fit; from then on its time of boarding is promised.</summary>
    /// <param name="leg">The leg it was judged on.</param>
    /// <param name="ride">What it asks of the leg.</param>
    /// <param name="fit">How it fits.</param>
    /// <param name="booking">Whose stops they are.</param>
    /// <param name="rules">How far a promise may drift.</param>
    public static Seating Of(Leg leg, in Ride ride, in LegFit fit, Guid booking, LiftRules rules) =>
        Of(leg, ride, fit.Insertion, booking, TimeWindow.Around(Promise.OfPickup(fit.PickupAt), rules.GreatestDrift).And(ride.PickupWindow));

    /// <summary>Seats a party to which its time of boarding was promised before.</summary>
    /// <param name="leg">The leg it was judged on.</param>
    /// <param name="ride">What it asks of the leg.</param>
    /// <param name="at">Where its stops go.</param>
    /// <param name="booking">Whose stops they are.</param>
    /// <param name="promise">When it must board.</param>
    public static Seating Of(Leg leg, in Ride ride, Insertion at, Guid booking, TimeWindow promise)
    {
        var stops = new List<Stop>(leg.Stops);
        if (ride.Dropoff is { } dropoff)
        {
            stops.Insert(at.DropoffAfter, new Stop(booking, dropoff, -ride.People, ride.DropoffWindow));
        }

        if (ride.Pickup is { } pickup)
        {
            stops.Insert(at.PickupAfter, new Stop(booking, pickup, ride.People, promise));
            return new Seating(stops, leg.StartWindow);
        }

        return new Seating(stops, leg.StartWindow.And(promise));
    }
}
