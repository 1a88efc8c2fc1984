using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;
using Matching.Plans;
using Matching.Travel;

namespace Benchmarks.Plans;

/// <summary>
/// One session by OR-Tools' routing library: cars from the session home, which with straight lines is the way there turned round; a passenger left out costs more than all driving. Guided local search, as its makers advise.
/// </summary>
internal static class RoutingRival
{
    private const long LeftOut = 10_000_000;

    /// <summary>People carried, and minutes driven there and back.</summary>
    public static (int Carried, double Minutes) Solve(PlanProblem problem, TimeSpan time)
    {
        var drivers = problem.Volunteers.Where(one => one.SpareSeats is not null).ToList();
        var riders = problem.Volunteers.Where(one => one.SpareSeats is null).ToList();
        var hub = problem.Sessions[0].Point;
        Matching.Geo.GridPoint[] points = [hub, .. drivers.Select(one => one.Home), .. riders.Select(one => one.Home)];
        var first = 1 + drivers.Count;
        using var manager = new RoutingIndexManager(points.Length, drivers.Count, [.. drivers.Select(_ => 0)], [.. drivers.Select((_, at) => 1 + at)]);
        using var routing = new RoutingModel(manager);
        var way = routing.RegisterTransitCallback((from, to) =>
        {
            var (one, other) = (manager.IndexToNode(from), manager.IndexToNode(to));
            var stop = one >= first ? problem.Lifts.StopTime.TotalSeconds : 0;
            return (long)Math.Ceiling(1_000 * (stop + StraightLineTimes.SecondsFor(points[one].MetresTo(points[other]))));
        });
        routing.SetArcCostEvaluatorOfAllVehicles(way);
        var load = routing.RegisterUnaryTransitCallback(index => manager.IndexToNode(index) is var node && node >= first ? riders[node - first].Party : 0);
        routing.AddDimensionWithVehicleCapacity(load, 0, [.. drivers.Select(one => (long)one.SpareSeats!.Value)], true, "load");
        var longest = drivers.Select(one => (long)(1_000 * (StraightLineTimes.SecondsFor(one.Home.MetresTo(hub)) + one.MaxDetour.TotalSeconds))).ToArray();
        routing.AddDimensionWithVehicleCapacity(way, 0, longest, true, "time");
        var times = routing.GetDimensionOrDie("time");
        for (var rider = 0; rider < riders.Count; rider++)
        {
            var index = manager.NodeToIndex(first + rider);
            var direct = StraightLineTimes.SecondsFor(riders[rider].Home.MetresTo(hub));
            times.CumulVar(index).SetMax((long)(1_000 * Math.Max(direct * problem.Lifts.RideFactor, direct + problem.Lifts.RideAllowance.TotalSeconds)));
            routing.AddDisjunction([index], LeftOut * riders[rider].Party);
        }

        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(time);
        using var found = routing.SolveWithParameters(parameters);
        if (found is null)
        {
            return (0, 0);
        }

        var (carried, minutes) = (0, 0.0);
        for (var car = 0; car < drivers.Count; car++)
        {
            var at = routing.Start(car);
            while (!routing.IsEnd(at))
            {
                var next = found.Value(routing.NextVar(at));
                minutes += 2 * routing.GetArcCostForVehicle(at, next, car) / 60_000.0;
                at = next;
                carried += !routing.IsEnd(at) ? riders[manager.IndexToNode(at) - first].Party : 0;
            }
        }

        return (carried, minutes);
    }
}
