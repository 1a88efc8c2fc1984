using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Tests.Lifts;

/// <summary>The oracle of candidates: judges every leg of every offer against every wanted session, with no index and no pre-screen, and
/// none of the product's words for what a passenger asks.</summary>
internal static class BruteForce
{
    private static readonly LiftRules Rules = new();

    public static IReadOnlySet<string> Find(
        LiftWorld world, IReadOnlyList<BoardingPoint> meetingPoints, Func<GridPoint, GridPoint, double>? times = null) =>
        Costs(world, meetingPoints, times).Keys.ToHashSet();

    /// <summary>Each leg that fits, with what it costs, in seconds, to board at each point where that fits: added + 0.5 walk + 0.25 wait.</summary>
    public static IReadOnlyDictionary<string, Dictionary<BoardingPoint, double>> Costs(
        LiftWorld world, IReadOnlyList<BoardingPoint> meetingPoints, Func<GridPoint, GridPoint, double>? times = null)
    {
        var found = new Dictionary<string, Dictionary<BoardingPoint, double>>();
        var slow = new SlowJudge(Rules, times);
        foreach (var (offer, stops) in world.Offers.Zip(world.Stops))
        {
            foreach (var session in world.Wish.Sessions.Where(_ => Allows(offer, world.Wish)))
            {
                if (offer.Terms.IsCoach)
                {
                    var withAdult = stops.Any(stop => world.Adults.Contains(stop.BookingId));
                    foreach (var (direction, coach) in CoachBruteForce.Costs(offer, session, world.Wish, withAdult))
                    {
                        found.Add(Key(offer.Id, session.Id, direction), coach);
                    }

                    continue;
                }

                foreach (var leg in LegsOf(world, offer, stops).Where(leg => world.Wish.Legs.HasFlag(leg.Direction.ToFlag())))
                {
                    var points = meetingPoints.ToList();
                    if (!offer.Terms.MeetingPointsOnly && !world.Wish.MeetingPointsOnly)
                    {
                        points.Add(new BoardingPoint(world.Wish.Origin, 0, ""));
                    }

                    var costs = new Dictionary<BoardingPoint, double>();
                    foreach (var point in points)
                    {
                        if (slow.Best(leg, RideOf(world.Wish, leg.Direction, session, offer.Terms.SessionId != session.Id, point)) is { } best)
                        {
                            var wait = leg.Direction == LegDirection.Outward ? session.StartsAt.AddMinutes(-10) - best.Dropoff : best.Pickup - session.EndsAt;
                            costs[point] = best.Added + (0.5 * point.WalkMetres / 1.33) + (0.25 * Math.Max(0, wait.TotalSeconds));
                        }
                    }

                    if (costs.Count > 0)
                    {
                        found.Add(Key(offer.Id, session.Id, leg.Direction), costs);
                    }
                }
            }
        }

        return found;
    }

    public static string Key(Guid offer, Guid session, LegDirection direction) => $"{offer} {session} {direction}";

    private static bool Allows(LiftOffer offer, LiftWish wish) =>
        offer.Driver != wish.Subject
        && (!offer.Terms.WomenOnly || wish.WomenOnly || wish.WomenOnlyWelcome)
        && (!wish.WomenOnly || offer.Terms.WomenOnly)
        && (!wish.Wheelchair || offer.Terms.WheelchairSpace)
        && (!wish.ChildSeat || offer.Terms.ChildSeat);

    /// <summary>
    /// What the passenger asks of a car, in the words of the design: on the way there they leave home when they said at the earliest and walk to where they board, and are there ten minutes before the
    /// start; on the way back they board at the end, and are home when they said at the latest. At the driver's own session the leg itself ends or starts. Where the car goes on, nobody waits longer than two hours.
    /// </summary>
    private static Ride RideOf(LiftWish wish, LegDirection direction, Session session, bool goesOn, BoardingPoint home)
    {
        var walk = TimeSpan.FromSeconds(home.WalkMetres / 1.33);
        if (direction == LegDirection.Outward)
        {
            var due = session.StartsAt.AddMinutes(-10);
            var board = new TimeWindow(wish.EarliestDeparture?.Add(walk), null);
            return goesOn
                ? new Ride { People = wish.PartySize, Accompanied = wish.Accompanied, Pickup = home.Point, PickupWindow = board, Dropoff = session.Grid!.Value, DropoffWindow = new TimeWindow(due.AddHours(-2), due) }
                : new Ride { People = wish.PartySize, Accompanied = wish.Accompanied, Pickup = home.Point, PickupWindow = board };
        }

        var alight = new TimeWindow(null, wish.LatestReturn?.Subtract(walk));
        return goesOn
            ? new Ride { People = wish.PartySize, Accompanied = wish.Accompanied, Pickup = session.Grid!.Value, PickupWindow = new TimeWindow(session.EndsAt, session.EndsAt.AddHours(2)), Dropoff = home.Point, DropoffWindow = alight }
            : new Ride { People = wish.PartySize, Accompanied = wish.Accompanied, Dropoff = home.Point, DropoffWindow = alight };
    }

    private static IEnumerable<Leg> LegsOf(LiftWorld world, LiftOffer offer, Stop[] stops)
    {
        var (terms, session) = (offer.Terms, world.SessionOf(offer));
        if (terms.OutwardSeats is { } outward)
        {
            yield return new Leg
            {
                Direction = LegDirection.Outward,
                Start = terms.Origin.Point,
                End = session.Grid!.Value,
                Seats = outward,
                MaxDetourSeconds = terms.MaxDetour.TotalSeconds,
                Anchor = Earlier(session.StartsAt.AddMinutes(-10), terms.LatestArrival),
                Limit = terms.EarliestDeparture,
                Stops = stops,
                Adults = world.Adults,
            };
        }

        if (terms.ReturnSeats is { } back)
        {
            yield return new Leg
            {
                Direction = LegDirection.Return,
                Start = session.Grid!.Value,
                End = terms.Origin.Point,
                Seats = back,
                MaxDetourSeconds = terms.MaxDetour.TotalSeconds,
                Anchor = terms.ReturnDeparture > session.EndsAt ? terms.ReturnDeparture.Value : session.EndsAt,
                Limit = terms.LatestReturn,
            };
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset? right) => right < left ? right.Value : left;
}
