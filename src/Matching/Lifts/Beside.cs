namespace Matching.Lifts;

/// <summary>
/// Who rides beside whom: somebody of 16 or 17 is never alone with a driver. The database holds the same at each commit (migration 0042). Companions of nobody's booking count, since nobody has said how old they are.
/// </summary>
internal static class Beside
{
    /// <summary>How far along a leg's stops a party that boards after so many of them has an adult passenger beside it: it may get out after that many stops at most. Less than <paramref name="pickup"/> where there is none.</summary>
    public static int LastFrom(Leg leg, int pickup)
    {
        var last = pickup - 1;
        while (last < leg.Stops.Count && AdultAfter(leg, last + 1))
        {
            last++;
        }

        return last;
    }

    /// <summary>Tells whether nobody of 16 or 17 is alone with the driver on any stretch of the leg.</summary>
    public static bool Holds(Leg leg)
    {
        foreach (var young in leg.Minors)
        {
            if (StretchOf(leg, young) is var (first, last) && LastFrom(leg, first) < last)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether an adult passenger is aboard once so many of the stops are behind.</summary>
    private static bool AdultAfter(Leg leg, int stops)
    {
        foreach (var adult in leg.Adults)
        {
            if (StretchOf(leg, adult) is var (first, last) && first <= stops && stops <= last)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>After how many stops a booking is aboard, first and last: who has no stop to board at was there from the start, and who has none to get out at stays to the end. Null where it is not on the leg.</summary>
    private static (int First, int Last)? StretchOf(Leg leg, Guid booking)
    {
        var (first, last, found) = (0, leg.Stops.Count, false);
        for (var at = 0; at < leg.Stops.Count; at++)
        {
            if (leg.Stops[at].BookingId == booking)
            {
                (first, last) = leg.Stops[at].LoadChange > 0 ? (at + 1, last) : (first, at);
                found = true;
            }
        }

        return found ? (first, last) : null;
    }
}
