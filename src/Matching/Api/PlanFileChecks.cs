using Matching.Plans;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Holds a plan in a file to itself: what it says twice, as placements beside cars, and what it counts.</summary>
internal static class PlanFileChecks
{
    /// <summary>Everything in which it contradicts itself; what rests on the problem's rules is the checker's.</summary>
    public static IEnumerable<string> Find(Wire.Plan wire, PlanProblem problem)
    {
        var cars = wire.Cars.SelectMany(car => car.Outward.Select(stop => Words(stop.Volunteer, car.Session, Wire.Plan.Types.Way.Types.Value.Rides, car.Driver))
            .Prepend(Words(car.Driver, car.Session, Wire.Plan.Types.Way.Types.Value.Drives, "")));
        var own = wire.Placements.Where(one => one.Way == Wire.Plan.Types.Way.Types.Value.OwnWay).Select(one => Words(one.Volunteer, one.Session, one.Way, ""));
        var placed = cars.Concat(own).Order(StringComparer.Ordinal).ToList();
        var said = wire.Placements.Select(one => Words(one.Volunteer, one.Session, one.Way, one.Driver)).Order(StringComparer.Ordinal).ToList();
        foreach (var one in said.Except(placed))
        {
            yield return $"A placement says {one}, and no car does.";
        }

        foreach (var one in placed.Except(said))
        {
            yield return $"No placement says {one}.";
        }

        if (said.Count != said.Distinct().Count())
        {
            yield return "A placement is said twice.";
        }

        if (!wire.Headcounts.SequenceEqual(problem.Sessions.Select(session => Count(session, wire, problem))))
        {
            yield return "The headcounts are not those of who comes.";
        }

        if (wire.HasGap != wire.HasBound || (wire.HasGap && !(Math.Abs(wire.Gap - Gap(wire)) < 1e-6)))
        {
            yield return "The gap is not what lies between value and bound.";
        }

        if (wire.Broken.Count != wire.BrokenLimits.Count)
        {
            yield return "What is broken is not said as often in words as by limits.";
        }
    }

    private static string Words(string volunteer, string session, Wire.Plan.Types.Way.Types.Value way, string driver) => $"{volunteer} {way} {driver}{(driver.Length > 0 ? " " : "")}to {session}";

    private static Wire.Plan.Types.Headcount Count(PlanSession session, Wire.Plan wire, PlanProblem problem)
    {
        var there = wire.Placements.Where(one => one.Session == session.Id).ToList();
        int People(IEnumerable<Wire.Plan.Types.Placement> some) => some.Sum(one => problem.Volunteers.FirstOrDefault(volunteer => volunteer.Id == one.Volunteer)?.Party ?? 0);
        var people = People(there);
        return new Wire.Plan.Types.Headcount
        {
            Session = session.Id,
            People = people,
            Cars = there.Count(one => one.Way == Wire.Plan.Types.Way.Types.Value.Drives),
            OwnWay = People(there.Where(one => one.Way == Wire.Plan.Types.Way.Types.Value.OwnWay)),
            Shortfall = Math.Max(0, session.Wanted - people),
        };
    }

    /// <summary>Of the bound, and where that is reached, of the minutes.</summary>
    private static double Gap(Wire.Plan wire) => wire.Bound > Math.Max(0, wire.Value) ? (wire.Bound - wire.Value) / wire.Bound
        : wire is { HasLeastMinutes: true, Minutes: > 0 } ? Math.Max(0, (wire.Minutes - wire.LeastMinutes) / wire.Minutes)
        : 0;
}
