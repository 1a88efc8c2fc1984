using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Proof.Quality.Best;

/// <summary>
/// Finds every set of parties that a car could carry on its way there within the same limits, over every order of stops and every boarding point. Times that were promised to somebody before are no limit
/// here: who plans a whole weekend at once has promised nothing yet.
/// </summary>
internal sealed class LoadFinder(QualityWorld world)
{
    private readonly InstantLegTimes times = new(new StraightLineTimes());

    /// <summary>
    /// A set is only looked at if all its subsets fit; leaving a party out can make a car reach a stop on its way later, by no more than the detour that it saves, so sets are grown by rules that let it
    /// shift by that much more, and counted by the rules as they are.
    /// </summary>
    private readonly LiftRules growing = Fleet.Rules with { GreatestShift = Fleet.Rules.GreatestShift + Fleet.Rules.DefaultDetour };

    /// <summary>Every load of every car.</summary>
    public IReadOnlyList<CarLoad> All()
    {
        var parties = world.Requests.Select((request, index) => new Party(index, request.Needs.PartySize, world.SessionOf(request), PointsOf(request))).ToList();
        return [.. Enumerable.Range(0, world.Offers.Count).AsParallel().AsOrdered().SelectMany(car => LoadsOf(car, parties))];
    }

    private List<CarLoad> LoadsOf(int number, List<Party> parties)
    {
        var offer = world.Offers[number];
        var session = world.SessionOf(offer);
        var leg = LegMaker.Of(offer.Terms, session, LegDirection.Outward, Fleet.Rules);
        var day = session.StartsAt.Date;
        var found = new List<CarLoad>();
        var singles = parties.Where(party => party.Session.StartsAt.Date == day && CouldVisit(leg, party) && Fits([party]).Grows).ToList();
        var layer = singles.Select(party => new List<Party> { party }).ToList();
        while (layer.Count > 0)
        {
            var known = layer.Select(Key).ToHashSet(StringComparer.Ordinal);
            var next = new List<List<Party>>();
            foreach (var set in layer)
            {
                foreach (var more in singles.Where(party => party.Index > set[^1].Index))
                {
                    List<Party> larger = [.. set, more];
                    if (larger.Select((_, left) => larger.Where((_, at) => at != left).ToList()).All(smaller => known.Contains(Key(smaller))) && Fits(larger).Grows)
                    {
                        next.Add(larger);
                    }
                }
            }

            layer = next;
        }

        return found;

        (bool Grows, double? Seconds) Fits(List<Party> set)
        {
            var order = new StopOrder(leg, session, set, times);
            var seconds = order.Least(Fleet.Rules);
            if (seconds is { } least)
            {
                found.Add(new CarLoad(number, [.. set.Select(party => party.Index)], least - times.Seconds(leg.Start, leg.End)));
                return (true, least);
            }

            return (order.Least(growing) is not null, null);
        }
    }

    private bool CouldVisit(Leg leg, Party party)
    {
        var limit = times.Seconds(leg.Start, leg.End) + leg.MaxDetourSeconds;
        return party.Points.Any(point => times.Seconds(leg.Start, point.Point) + times.Seconds(point.Point, leg.End) <= limit);
    }

    private IReadOnlyList<BoardingPoint> PointsOf(LiftRequest request) => [new BoardingPoint(request.Needs.Origin.Point, 0, ""), .. world.PointsNear(request)];

    private static string Key(List<Party> set) => string.Join(',', set.Select(party => party.Index));

    /// <summary>Somebody who wants to ride.</summary>
    internal sealed record Party(int Index, int People, Session Session, IReadOnlyList<BoardingPoint> Points);
}
