using Matching.Geo;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>One leg of a coach by its timetable, which nothing moves: no detour, no shift.</summary>
/// <param name="Calls">Its stops in driving order, the session not among them.</param>
/// <param name="AtSession">Outward when it arrives at the session, on the return when it leaves there.</param>
public sealed record CoachRun(IReadOnlyList<CoachCall> Calls, DateTimeOffset AtSession)
{
    /// <summary>The leg of a coach; null for a car, and where the coach does not go that way.</summary>
    /// <param name="stops">Its stops in the order of the way there; none for a car.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="atSession">When it is at the session.</param>
    public static CoachRun? Of(IReadOnlyList<CoachStop> stops, LegDirection direction, DateTimeOffset? atSession)
    {
        if (stops.Count == 0 || atSession is not { } time)
        {
            return null;
        }

        var timed = stops
            .Select(stop => (Stop: stop, At: direction == LegDirection.Outward ? stop.DepartsAt : stop.ReturnsAt))
            .Where(call => call.At is not null)
            .OrderBy(call => call.At);
        return new CoachRun([.. timed.Select(call => new CoachCall(call.Stop.Name, call.Stop.Point, call.At!.Value, call.Stop.StepFree == StepFree.Yes))], time);
    }

    /// <summary>Where a party of this wish may board, or get out on the way back: the stops within its walk.</summary>
    public IEnumerable<BoardingPoint> PointsFor(LiftWish wish) => Calls
        .Where(call => call.StepFree || !wish.StepFree)
        .Select(call => new BoardingPoint(call.Point, call.Point.MetresTo(wish.Origin), call.Name))
        .Where(point => point.WalkMetres <= wish.MaxWalkMetres && (wish.AgreedPoint is not { } agreed || agreed == point.Point));

    /// <summary>Whether the leg with all of its stops goes by this timetable and breaks no promise: it stops at each, in order and in time, and the session is where it was.</summary>
    public bool Keeps(Leg leg)
    {
        var last = 0;
        foreach (var stop in leg.Stops)
        {
            var number = NumberOf(stop.Point);
            if (number < last || !stop.Window.Holds(Calls[number].At))
            {
                return false;
            }

            last = number;
        }

        return leg.Anchor == AtSession && (leg.Direction == LegDirection.Outward || leg.StartWindow.Holds(AtSession));
    }

    /// <summary>When a party boards and gets out.</summary>
    public (DateTimeOffset PickupAt, DateTimeOffset DropoffAt) TimesOf(Leg leg, Guid booking)
    {
        var call = Calls[NumberOf(leg.Stops.First(stop => stop.BookingId == booking).Point)].At;
        return leg.Direction == LegDirection.Outward ? (call, AtSession) : (AtSession, call);
    }

    /// <summary>The number of a stop in driving order, from 0; -1 where the coach does not stop there.</summary>
    public int NumberOf(GridPoint point)
    {
        for (var number = 0; number < Calls.Count; number++)
        {
            if (Calls[number].Point == point)
            {
                return number;
            }
        }

        return -1;
    }
}
