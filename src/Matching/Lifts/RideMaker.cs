namespace Matching.Lifts;

/// <summary>Says what a wish asks of one leg: which end is fixed, and when the car must be where.</summary>
internal static class RideMaker
{
    /// <summary>The ride from or to a boarding point on a candidate's leg.</summary>
    public static Ride Of(LiftWish wish, LiftCandidate candidate, BoardingPoint home, LiftRules rules)
    {
        var walk = TimeSpan.FromSeconds(rules.WalkSeconds(home.WalkMetres));
        var session = candidate.Session;
        return candidate.Leg.Direction == LegDirection.Outward
            ? new Ride
            {
                People = wish.PartySize,
                Accompanied = wish.Accompanied,
                Pickup = home.Point,
                PickupWindow = new TimeWindow(wish.EarliestDeparture + walk, null),
                Dropoff = candidate.PassingThrough ? session.Grid : null,
                DropoffWindow = candidate.PassingThrough ? ArrivalAt(session.StartsAt - rules.Buffer, rules) : TimeWindow.Always,
            }
            : new Ride
            {
                People = wish.PartySize,
                Accompanied = wish.Accompanied,
                Pickup = candidate.PassingThrough ? session.Grid : null,
                PickupWindow = candidate.PassingThrough ? new TimeWindow(session.EndsAt, session.EndsAt + rules.GreatestWaitPassing) : TimeWindow.Always,
                Dropoff = home.Point,
                DropoffWindow = new TimeWindow(null, wish.LatestReturn - walk),
            };
    }

    private static TimeWindow ArrivalAt(DateTimeOffset latest, LiftRules rules) => new(latest - rules.GreatestWaitPassing, latest);
}
