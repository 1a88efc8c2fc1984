using Matching.Lifts;
using Matching.Travel;
using Proof.Quality;
using Proof.Quality.Best;
using Proof.Quality.Rules;

namespace Proof.Tests.Quality;

/// <summary>The best possible is that: equal to trying everything, and never beaten.</summary>
public sealed class BestPossibleTests
{
    private const int Worlds = 150;

    [Fact]
    public void Loads_are_those_of_trying_every_order_of_every_set()
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = Road.Draw(new Random(seed));
            var found = new LoadFinder(world).All().ToDictionary(load => (load.Car, string.Join(',', load.Requests)), load => Math.Round(load.AddedSeconds, 2));
            var slow = new Dictionary<(int, string), double>();
            for (var car = 0; car < world.Offers.Count; car++)
            {
                for (var set = 1; set < 1 << world.Requests.Count; set++)
                {
                    int[] requests = [.. Enumerable.Range(0, world.Requests.Count).Where(at => (set & (1 << at)) != 0)];
                    if (SlowAdded(world, car, requests) is { } seconds)
                    {
                        slow.Add((car, string.Join(',', requests)), Math.Round(seconds, 2));
                    }
                }
            }

            Assert.Equal(slow.OrderBy(load => load.Key), found.OrderBy(load => load.Key));
        }
    }

    [Fact]
    public void The_solver_finds_what_trying_every_choice_finds()
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var loads = new LoadFinder(Road.Draw(new Random(seed))).All();
            var best = BestPossible.Of(loads);
            var (matched, seconds) = Choose([.. loads], 0, [], []);
            Assert.Equal((matched, matched), (best.Matched, best.Bound));
            Assert.Equal(seconds, best.OutwardSeconds, tolerance: 3.0);
        }
    }

    [Fact]
    public async Task No_rule_beats_it_and_ours_is_seldom_far_from_it()
    {
        var (ours, most) = (0, 0);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = Road.Draw(new Random(seed));
            var best = Contest.BestOf([world]);
            foreach (var rule in (IRule[])[new OwnRule(world), ListRule.Nomad(world, 5), ListRule.CarpoolVote(world, 5, 40_000), ListRule.Carpoolear(world, int.MaxValue, 20_000)])
            {
                var fleet = new Fleet(world);
                foreach (var request in world.Requests)
                {
                    await rule.MatchAsync(request, fleet);
                }

                Assert.InRange(fleet.Booked.Matched, 0, best.Bound);
                KeepsLimits(fleet);
                ours += rule is OwnRule ? fleet.Booked.Matched : 0;
            }

            most += best.Bound;
        }

        Assert.InRange(ours, 0.8 * most, most);
    }

    /// <summary>Seats and detour, counted anew from the stops.</summary>
    private static void KeepsLimits(Fleet fleet)
    {
        foreach (var leg in fleet.Cars.Values.SelectMany(car => car.Legs))
        {
            var load = leg.LoadAtStart();
            foreach (var stop in leg.Stops)
            {
                load += stop.LoadChange;
                Assert.InRange(load, 0, leg.Seats);
            }

            var way = leg.Stops.Select(stop => stop.Point).Prepend(leg.Start).Append(leg.End).ToList();
            var seconds = way.Zip(way.Skip(1)).Sum(part => StraightLineTimes.SecondsFor(part.First.MetresTo(part.Second)))
                + (60 * leg.Stops.Select(stop => stop.Point).Except([leg.Start, leg.End]).Count());
            Assert.InRange(seconds, 0, StraightLineTimes.SecondsFor(leg.Start.MetresTo(leg.End)) + 900.001);
        }
    }

    /// <summary>Every order of every stop, nothing cut off.</summary>
    private static double? SlowAdded(QualityWorld world, int car, int[] requests)
    {
        var offer = world.Offers[car];
        var session = world.SessionOf(offer);
        var leg = LegMaker.Of(offer.Terms, session, LegDirection.Outward, Fleet.Rules);
        var times = new InstantLegTimes(new StraightLineTimes());
        var direct = times.Seconds(leg.Start, leg.End);
        double? best = null;
        foreach (var stops in Orders([], requests.ToDictionary(at => at, _ => 0)))
        {
            var load = 0;
            var timetable = new Timetable(leg with { Stops = stops }, Fleet.Rules, times);
            if (stops.All(stop => (load += stop.LoadChange) <= leg.Seats) && timetable.TotalSeconds <= direct + leg.MaxDetourSeconds
                && timetable.LeastShift() is not null && timetable.RideSlack() is not null && !(timetable.TotalSeconds - direct >= best))
            {
                best = timetable.TotalSeconds - direct;
            }
        }

        return best;

        IEnumerable<Stop[]> Orders(Stop[] before, Dictionary<int, int> stages)
        {
            var next = stages.Where(stage => stage.Value == 0 || (stage.Value == 1 && world.SessionOf(world.Requests[stage.Key]).Id != session.Id)).ToList();
            return next.Count == 0 ? [before] : next.SelectMany(stage => StopsOf(stage.Key, stage.Value).SelectMany(stop => Orders([.. before, stop], new(stages) { [stage.Key] = stage.Value + 1 })));
        }

        IEnumerable<Stop> StopsOf(int at, int stage)
        {
            var request = world.Requests[at];
            var (booking, people, wanted) = (new Guid(at + 1, 0, 0, new byte[8]), request.Needs.PartySize, world.SessionOf(request));
            return stage == 1
                ? [new Stop(booking, wanted.Grid!.Value, -people, new TimeWindow(wanted.StartsAt.AddMinutes(-130), wanted.StartsAt.AddMinutes(-10)))]
                : world.PointsNear(request).Select(point => point.Point).Prepend(request.Needs.Origin.Point).Select(point => new Stop(booking, point, people, TimeWindow.Always));
        }
    }

    /// <summary>Takes or leaves each load: most requests, then least time.</summary>
    private static (int Matched, double Seconds) Choose(CarLoad[] loads, int at, HashSet<int> cars, HashSet<int> requests)
    {
        if (at == loads.Length)
        {
            return (0, 0);
        }

        var without = Choose(loads, at + 1, cars, requests);
        var load = loads[at];
        if (cars.Contains(load.Car) || load.Requests.Any(requests.Contains))
        {
            return without;
        }

        var rest = Choose(loads, at + 1, [.. cars, load.Car], [.. requests, .. load.Requests]);
        var with = (Matched: rest.Matched + load.Requests.Count, Seconds: rest.Seconds + load.AddedSeconds);
        return with.Matched > without.Matched || (with.Matched == without.Matched && with.Seconds < without.Seconds) ? with : without;
    }
}
