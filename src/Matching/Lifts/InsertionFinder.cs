namespace Matching.Lifts;

/// <summary>
/// Finds the positions where a party could board and get out, by the load and, for somebody of 16 or 17, by who else is aboard: additions of whole numbers, no travel time. What passes
/// is judged by <see cref="InsertionJudge"/>.
/// </summary>
internal static class InsertionFinder
{
    /// <summary>Adds to <paramref name="found"/> every pair of positions between which the party has seats, in driving order.</summary>
    public static void Find(Leg leg, in Ride ride, List<Insertion> found)
    {
        var stops = leg.Stops;
        var load = leg.LoadAtStart();
        var lastPickup = ride.Pickup is null ? 0 : stops.Count;
        for (var pickup = 0; pickup <= lastPickup; pickup++)
        {
            if (pickup > 0)
            {
                load += stops[pickup - 1].LoadChange;
            }

            AddDropoffs(leg, ride, pickup, load, ride.Accompanied ? Beside.LastFrom(leg, pickup) : stops.Count, found);
        }
    }

    private static void AddDropoffs(Leg leg, in Ride ride, int pickup, int load, int last, List<Insertion> found)
    {
        var stops = leg.Stops;
        var left = leg.Seats - ride.People - load;
        for (var dropoff = pickup; left >= 0 && dropoff <= last; dropoff++)
        {
            if (ride.Dropoff is not null || dropoff == stops.Count)
            {
                found.Add(new Insertion(pickup, dropoff, left));
            }

            if (dropoff == stops.Count)
            {
                return;
            }

            load += stops[dropoff].LoadChange;
            left = Math.Min(left, leg.Seats - ride.People - load);
        }
    }
}
