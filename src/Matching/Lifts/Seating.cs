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
    public static Seating Of(Leg leg, in Ride ride, in LegFit fit, Guid booking, LiftRules rules)
    {
        var promise = TimeWindow.Around(fit.PickupAt, rules.GreatestDrift).And(ride.PickupWindow);
        var stops = new List<Stop>(leg.Stops);
        if (ride.Dropoff is { } dropoff)
        {
            stops.Insert(fit.Insertion.DropoffAfter, new Stop(booking, dropoff, -ride.People, ride.DropoffWindow));
        }

        if (ride.Pickup is { } pickup)
        {
            stops.Insert(fit.Insertion.PickupAfter, new Stop(booking, pickup, ride.People, promise));
            return new Seating(stops, leg.StartWindow);
        }

        return new Seating(stops, leg.StartWindow.And(promise));
    }
}
