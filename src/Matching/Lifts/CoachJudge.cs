namespace Matching.Lifts;

/// <summary>
/// Judges whether a coach carries a party between one of its stops and its session: it stops there, it has seats on that stretch, and the party's
/// times hold. No travel engine is asked, since the timetable says when it is where.
/// </summary>
internal sealed class CoachJudge
{
    private readonly List<Insertion> positions = [];

    /// <summary>How the party fits in; null where it does not.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="run">Its timetable.</param>
    /// <param name="ride">From or to one of the coach's stops; the other end is the session.</param>
    public LegFit? Best(Leg leg, CoachRun run, in Ride ride)
    {
        // Where the session has moved so that the coach comes late or leaves early, the timetable is of no use to anybody.
        if (leg.Anchor != run.AtSession || HomeCall(run, ride) is not { } number)
        {
            return null;
        }

        var call = run.Calls[number];
        var (pickupAt, dropoffAt) = leg.Direction == LegDirection.Outward ? (call.At, run.AtSession) : (run.AtSession, call.At);
        if (!ride.PickupWindow.Holds(pickupAt) || !ride.DropoffWindow.Holds(dropoffAt) || PositionOf(leg, run, ride, number) is not { } position)
        {
            return null;
        }

        return new LegFit
        {
            Insertion = position,
            AddedSeconds = 0,
            // Who boards later on the way may still come when the coach has left its first stop.
            DepartsAt = pickupAt,
            PickupAt = pickupAt,
            DropoffAt = dropoffAt,
            RideSeconds = Timing.SecondsBetween(pickupAt, dropoffAt),
            DetourSlackSeconds = 0,
            RideSlackSeconds = 0,
        };
    }

    /// <summary>The coach's stop that the ride names; null for a ride between other places.</summary>
    private static int? HomeCall(CoachRun run, in Ride ride)
    {
        var oneEnd = ride.Pickup is null != ride.Dropoff is null;
        return oneEnd && run.NumberOf((ride.Pickup ?? ride.Dropoff)!.Value) is >= 0 and var number ? number : null;
    }

    /// <summary>After everybody who uses the same stop or one before it, where there are seats; null where there are none.</summary>
    private Insertion? PositionOf(Leg leg, CoachRun run, in Ride ride, int number)
    {
        var before = 0;
        while (before < leg.Stops.Count && run.NumberOf(leg.Stops[before].Point) <= number)
        {
            before++;
        }

        positions.Clear();
        InsertionFinder.Find(leg, ride, positions);
        Insertion? found = null;
        foreach (var position in positions)
        {
            // Whoever gets out at the same stop does so at the same moment: before them where only so an adult is aboard to the end.
            if (ride.Pickup is null
                ? position.DropoffAfter == before || (ride.Accompanied && position.DropoffAfter < before && run.NumberOf(leg.Stops[position.DropoffAfter].Point) == number)
                : position.PickupAfter == before)
            {
                found = position;
            }
        }

        return found;
    }
}
