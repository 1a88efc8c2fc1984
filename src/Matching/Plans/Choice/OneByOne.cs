using System.Runtime.InteropServices;
using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Places people one by one, drivers first, each where it is worth most by then: on their own, in a car of their own, or in one that drives already. A first plan, and what is left to do to any other.
/// </summary>
internal sealed class OneByOne(PlanGround ground, BoardingOptions options, Trip[] trips)
{
    private readonly CarMaker maker = new(ground, options);
    private readonly ILookup<int, Trip> tripsOf = trips.ToLookup(trip => trip.Driver);
    private readonly ILookup<int, int> optionsOf = Enumerable.Range(0, options.Count).ToLookup(options.Person);

    /// <summary>A plan from nothing.</summary>
    public PlanChoice Run()
    {
        var choice = new PlanChoice(ground);
        Complete(choice);
        return choice;
    }

    /// <summary>Places who is not placed where there is room, and drives the cars that are kept.</summary>
    public void Complete(PlanChoice choice)
    {
        var driving = choice.Columns.Select(column => column.Trip).ToHashSet();
        foreach (var trip in trips.Where(trip => trip.IsKept && !driving.Contains(trip)))
        {
            choice.Take(maker.Make(trip, [])!);
        }

        var people = Enumerable.Range(0, ground.People).Where(at => ground.SessionsOf[at].Length > 0).ToList();
        foreach (var driver in people.Where(ground.Drives))
        {
            while (Best(Alone(choice, driver), choice) is { } column)
            {
                choice.Take(column);
            }
        }

        var cars = new Cars(choice);
        foreach (var person in people.Where(at => ground.Problem.Objective == PlanObjective.Worth || !ground.Drives(at)))
        {
            while (Place(choice, cars, person))
            {
            }
        }
    }

    private bool Place(PlanChoice choice, Cars cars, int person)
    {
        var (gain, taken, given) = (1e-9, (PlanColumn?)null, (PlanColumn?)null);
        foreach (var session in ground.SessionsOf[person])
        {
            if (ground.Party[person] > choice.Room(session) || !choice.IsFree(person, session))
            {
                continue;
            }

            var worth = choice.Worth(session, ground.Party[person]);
            if (worth > gain && ground.GoesAlone(person, session))
            {
                (gain, taken, given) = (worth, PlanColumn.OwnWay(ground, person, session), null);
            }

            foreach (var car in cars.To(session))
            {
                if (Fill(car, person, worth, gain) is { } fuller)
                {
                    (gain, taken, given) = (worth - (fuller.Cost - car.Cost), fuller, car);
                }
            }
        }

        if (taken is null)
        {
            return false;
        }

        if (given is not null)
        {
            choice.Leave(given);
            cars.Replace(given, taken);
        }

        choice.Take(taken);
        return true;
    }

    /// <summary>A car with somebody more; null where that gains no more than something else.</summary>
    private PlanColumn? Fill(PlanColumn car, int person, double worth, double above)
    {
        PlanColumn? best = null;
        foreach (var option in optionsOf[person])
        {
            if (Array.BinarySearch(car.Trip!.Options, option) >= 0
                && maker.Make(car.Trip, [.. car.Options, option]) is { } fuller
                && worth - (fuller.Cost - car.Cost) > above
                && (best is null || fuller.Cost < best.Cost))
            {
                best = fuller;
            }
        }

        return best;
    }

    private IEnumerable<PlanColumn> Alone(PlanChoice choice, int driver)
    {
        var ways = ground.SessionsOf[driver].Where(session => ground.GoesAlone(driver, session)).Select(session => PlanColumn.OwnWay(ground, driver, session));
        return ways.Concat(tripsOf[driver].Where(trip => !trip.IsKept).Select(trip => maker.Make(trip, [])).OfType<PlanColumn>()).Where(choice.Fits);
    }

    private PlanColumn? Best(IEnumerable<PlanColumn> columns, PlanChoice choice)
    {
        // By people carried an empty car is worth nothing yet, and drives all the same.
        var (gain, best) = (ground.Goal.DriversCount ? 1e-9 : -1e-9, (PlanColumn?)null);
        foreach (var column in columns)
        {
            var worth = choice.Worth(column.Session, column.People) - column.Cost;
            if (worth > gain)
            {
                (gain, best) = (worth, column);
            }
        }

        return best;
    }

    /// <summary>The cars of a plan by session.</summary>
    private sealed class Cars
    {
        private readonly Dictionary<int, List<PlanColumn>> bySession = [];

        public Cars(PlanChoice choice)
        {
            foreach (var column in choice.Columns.Where(column => column.Trip is { Seats: > 0 }))
            {
                (bySession.TryGetValue(column.Session, out var list) ? list : bySession[column.Session] = []).Add(column);
            }
        }

        public ReadOnlySpan<PlanColumn> To(int session) => bySession.TryGetValue(session, out var list) ? CollectionsMarshal.AsSpan(list) : [];

        public void Replace(PlanColumn old, PlanColumn fuller)
        {
            var list = bySession[old.Session];
            list[list.IndexOf(old)] = fuller;
        }
    }
}
