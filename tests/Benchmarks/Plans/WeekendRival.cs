using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;
using Matching.Plans;
using Matching.Plans.Cars;

namespace Benchmarks.Plans;

/// <summary>
/// A weekend by worth, by OR-Tools' routing library. Each person is a few nodes, one for each session that is best for them, of which one at most is visited; whom nobody fetches comes on their own where that is near. Cars run
/// from the session home, which with straight lines is the way there turned round, and end at their driver's node. Beyond what a session wants nobody is fetched. Guided local search, as its makers advise.
/// </summary>
internal sealed class WeekendRival
{
    /// <summary>Nodes at most: the library looks at every pair of them.</summary>
    private const int Most = 4_000;

    /// <summary>For more people its first plan by the better rule, which keeps every node in every car in mind, takes more memory than there is: there by the plainer rule, and each person is one node.</summary>
    private const int MostAtOnce = 5_000;

    /// <summary>Millionths of a worth.</summary>
    private const double Scale = 1e6;

    private const long Never = 1_000_000_000;

    private readonly PlanGround ground;
    private readonly List<(int Person, int Session)> nodes = [];
    private readonly int[] drivers;
    private readonly (int Session, double Worth)[] ownWay;

    /// <summary>The most that each person could gain by being fetched.</summary>
    private readonly double[] most;

    private WeekendRival(PlanProblem problem)
    {
        ground = new PlanGround(problem);
        drivers = [.. Enumerable.Range(0, ground.People).Where(ground.Drives)];
        ownWay = [.. Enumerable.Range(0, ground.People).Select(OwnWay)];
        var each = ground.People > MostAtOnce ? 1 : Math.Max(2, Most / ground.People);
        foreach (var person in Enumerable.Range(0, ground.People))
        {
            var share = ground.Drives(person) ? 1.0 : 0.3;
            nodes.AddRange(ground.SessionsOf[person]
                .OrderByDescending(at => (Worth(at) * ground.Party[person]) - (share * 2 * Way(person, at) * ground.Goal.SecondCost))
                .ThenBy(at => at)
                .Take(each)
                .Select(at => (person, at)));
        }

        most = new double[ground.People];
        foreach (var node in nodes)
        {
            most[node.Person] = Math.Max(most[node.Person], Gain(node));
        }
    }

    /// <summary>What the best plan is worth that it finds in this time; null where it finds none, or the problem is too great for it.</summary>
    public static double? Solve(PlanProblem problem, TimeSpan time) => new WeekendRival(problem).Solve(time);

    private double? Solve(TimeSpan time)
    {
        // Node 0 is where cars set out and end, which is nowhere.
        using var manager = new RoutingIndexManager(1 + nodes.Count, drivers.Length, 0);
        using var routing = new RoutingModel(manager);
        var way = routing.RegisterTransitCallback((from, to) => Seconds(manager.IndexToNode(from), manager.IndexToNode(to)));
        var cost = routing.RegisterTransitCallback((from, to) =>
            (long)(2e-3 * Seconds(manager.IndexToNode(from), manager.IndexToNode(to)) * ground.Goal.SecondCost * Scale) + Lost(manager.IndexToNode(to)));
        routing.SetArcCostEvaluatorOfAllVehicles(cost);
        routing.AddDimension(way, 0, Never, true, "time");
        var load = routing.RegisterUnaryTransitCallback(index => Rides(manager.IndexToNode(index)));
        routing.AddDimensionWithVehicleCapacity(load, 0, [.. drivers.Select(at => (long)ground.Problem.Volunteers[at].SpareSeats!.Value)], true, "load");
        AddNodes(manager, routing);
        AddSessions(manager, routing);
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = ground.People > MostAtOnce ? FirstSolutionStrategy.Types.Value.LocalCheapestInsertion : FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(time);
        using var found = routing.SolveWithParameters(parameters);
        return found is null ? null : ValueOf(manager, routing, found);
    }

    private void AddNodes(RoutingIndexManager manager, RoutingModel routing)
    {
        var times = routing.GetDimensionOrDie("time");
        var cars = drivers.Index().ToDictionary(one => one.Item, one => one.Index);
        for (var at = 0; at < nodes.Count; at++)
        {
            var (person, session) = nodes[at];
            var index = manager.NodeToIndex(1 + at);
            var drives = cars.TryGetValue(person, out var car);
            var (_, back) = drives ? ground.LongestWay(person, session) : ground.LongestAboard(person, person, session);
            times.CumulVar(index).SetMax((long)(1_000 * Math.Min(back, Never / 2_000)));
            if (drives)
            {
                routing.VehicleVar(index).SetValues([-1, car]);
            }
        }

        foreach (var one in nodes.Index().GroupBy(node => node.Item.Person))
        {
            routing.AddDisjunction([.. one.Select(node => manager.NodeToIndex(1 + node.Index))], (long)(most[one.Key] * Scale));
        }
    }

    private void AddSessions(RoutingIndexManager manager, RoutingModel routing)
    {
        foreach (var one in nodes.Index().GroupBy(node => node.Item.Session))
        {
            IntVar[] active = [.. one.Select(node => routing.ActiveVar(manager.NodeToIndex(1 + node.Index)))];
            long[] people = [.. one.Select(node => (long)ground.Party[node.Item.Person])];
            if (people.Sum() > ground.Problem.Sessions[one.Key].Wanted)
            {
                routing.solver().Add(routing.solver().MakeScalProdLessOrEqual(active, people, ground.Problem.Sessions[one.Key].Wanted));
            }
        }
    }

    private double ValueOf(RoutingIndexManager manager, RoutingModel routing, Assignment found)
    {
        var people = new int[ground.Sessions];
        var fetched = new HashSet<int>();
        var seconds = 0.0;
        for (var car = 0; car < drivers.Length; car++)
        {
            var (at, last) = (routing.Start(car), 0);
            while (!routing.IsEnd(at))
            {
                at = found.Value(routing.NextVar(at));
                var node = manager.IndexToNode(at);
                seconds += 2e-3 * Seconds(last, node);
                last = node;
                if (node > 0)
                {
                    fetched.Add(nodes[node - 1].Person);
                    people[nodes[node - 1].Session] += ground.Party[nodes[node - 1].Person];
                }
            }
        }

        foreach (var person in Enumerable.Range(0, ground.People).Where(at => ownWay[at].Worth > 0 && !fetched.Contains(at)))
        {
            var session = ownWay[person].Session;
            people[session] += Math.Min(ground.Party[person], ground.Goal.Room(session) - people[session]);
        }

        return ground.Goal.Base - (seconds * ground.Goal.SecondCost) + people.Index().Sum(one => ground.Goal.Worth(one.Index, one.Item));
    }

    /// <summary>Thousandths of seconds from one node to the next; a car's way keeps to one session, and ends with its driver.</summary>
    private long Seconds(int from, int to)
    {
        if (from == 0)
        {
            return to == 0 ? 0 : (long)Math.Ceiling(1_000 * Way(nodes[to - 1].Person, nodes[to - 1].Session));
        }

        var (one, session) = nodes[from - 1];
        if (to == 0)
        {
            return ground.Drives(one) ? 0 : Never;
        }

        var (other, next) = nodes[to - 1];
        return ground.Drives(one) || next != session
            ? Never
            : (long)Math.Ceiling(1_000 * (ground.StopSeconds + ground.Places.Seconds(one, other)));
    }

    /// <summary>Less than the most that a person could gain.</summary>
    private long Lost(int node) => node == 0 ? 0 : (long)((most[nodes[node - 1].Person] - Gain(nodes[node - 1])) * Scale);

    private double Gain((int Person, int Session) node) => (Worth(node.Session) * ground.Party[node.Person]) - ownWay[node.Person].Worth;

    private double Worth(int session) => ground.Problem.Sessions[session].Worth;

    private double Way(int person, int session) => ground.Places.Seconds(ground.SessionPlace(session), person);

    /// <summary>Seats that a rider takes; a driver has one.</summary>
    private long Rides(int node) => node == 0 || ground.Drives(nodes[node - 1].Person) ? 0 : ground.Party[nodes[node - 1].Person];

    private (int Session, double Worth) OwnWay(int person) => ground.SessionsOf[person]
        .Where(at => ground.GoesAlone(person, at))
        .Select(at => (at, Worth(at) * ground.Party[person]))
        .DefaultIfEmpty((0, 0))
        .MaxBy(one => one.Item2);
}
