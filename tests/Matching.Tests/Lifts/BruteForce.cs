using Matching.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>The oracle of candidates: judges every leg of every offer against every wanted session, with no index and no pre-screen.</summary>
internal static class BruteForce
{
    private static readonly LiftRules Rules = new();

    public static IReadOnlySet<string> Find(LiftWorld world, IReadOnlyList<BoardingPoint> meetingPoints)
    {
        var found = new HashSet<string>();
        var slow = new SlowJudge(Rules);
        foreach (var (offer, stops) in world.Offers.Zip(world.Stops))
        {
            foreach (var session in world.Wish.Sessions.Where(_ => Allows(offer, world.Wish)))
            {
                foreach (var leg in LegsOf(world, offer, stops).Where(leg => world.Wish.Legs.HasFlag(MatchRanking.Flag(leg.Direction))))
                {
                    var candidate = new LiftCandidate
                    {
                        OfferId = offer.Id,
                        Session = session,
                        OwnSessionId = offer.Terms.SessionId,
                        Leg = leg,
                        DriverName = offer.DriverName,
                        DriverBlurred = offer.Terms.Origin.Blurred,
                    };
                    var points = meetingPoints.ToList();
                    if (!offer.Terms.MeetingPointsOnly && !world.Wish.MeetingPointsOnly)
                    {
                        points.Add(new BoardingPoint(world.Wish.Origin, 0, ""));
                    }

                    if (points.Any(point => slow.Best(leg, RideMaker.Of(world.Wish, candidate, point, Rules)) is not null))
                    {
                        found.Add(Key(offer.Id, session.Id, leg.Direction));
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
