using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>Makes the legs of an offer as its driver's terms and its session have them, with nobody aboard.</summary>
internal static class LegMaker
{
    /// <summary>One leg that the terms offer.</summary>
    public static Leg Of(LiftTerms terms, Session session, LegDirection direction, LiftRules rules)
    {
        // A session that has become remote has no point; its cars carry nobody.
        var (home, point) = (terms.Origin.Point, session.Grid ?? terms.Origin.Point);
        var outward = direction == LegDirection.Outward;
        return new Leg
        {
            Direction = direction,
            Start = outward ? home : point,
            End = outward ? point : home,
            Seats = (outward ? terms.OutwardSeats : terms.ReturnSeats) ?? throw new ArgumentException("The leg is not offered.", nameof(direction)),
            MaxDetourSeconds = terms.MaxDetour.TotalSeconds,
            Anchor = outward
                ? LegTiming.OutwardAnchor(session.StartsAt, terms.LatestArrival, rules)
                : LegTiming.ReturnAnchor(session.EndsAt, terms.ReturnDeparture),
            Limit = outward ? terms.EarliestDeparture : terms.LatestReturn,
            Run = terms.RunOf(direction),
        };
    }
}
