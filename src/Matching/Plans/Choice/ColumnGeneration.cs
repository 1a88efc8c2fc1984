using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Finds the columns worth having, and what no plan exceeds. In turn the relaxation over the columns so far gives prices, and for every trip the car that gains most at them is added. Whatever the prices are, they bound
/// every plan: what people and places cost at them, and for each driver the most that a car gains beyond. So prices may be rough, and are drawn towards those of before, which keeps them from leaping.
/// </summary>
internal sealed class ColumnGeneration : IDisposable
{
    /// <summary>Share of the bound at which more columns are not worth their time.</summary>
    private const double Near = 2e-4;

    private readonly PlanGround ground;
    private readonly BoardingOptions options;
    private readonly PlanBudget budget;
    private readonly Action<double> tell;
    private readonly (int Row, int[] Trips)[] drivers;
    private readonly Trip[] trips;
    private readonly HashSet<(int, int, string)> known = [];

    /// <summary>Columns to be found.</summary>
    /// <param name="ground">The problem.</param>
    /// <param name="options">Who could board where.</param>
    /// <param name="trips">Whose cars could drive where.</param>
    /// <param name="budget">What of it may be used.</param>
    /// <param name="isRough">Whether prices come from a first-order method.</param>
    /// <param name="tell">Told whenever the bound is better.</param>
    public ColumnGeneration(PlanGround ground, BoardingOptions options, Trip[] trips, PlanBudget budget, bool isRough, Action<double> tell)
    {
        (this.ground, this.options, this.trips, this.budget, this.tell) = (ground, options, trips, budget, tell);
        Relaxation = new Relaxation(ground, isRough);
        drivers = [.. Enumerable.Range(0, trips.Length).GroupBy(at => trips[at].Driver).Select(group => (group.Key, group.ToArray()))];
        foreach (var own in PlanColumn.OwnWays(ground))
        {
            Relaxation.Add(own);
        }

        OwnWays = Relaxation.Columns.Count;
    }

    /// <summary>The relaxation over what was found.</summary>
    public Relaxation Relaxation { get; }

    /// <summary>No plan is worth more.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>The prices that prove it.</summary>
    public PlanPrices Prices { get; private set; } = new([], []);

    /// <summary>The first columns: of who comes on their own.</summary>
    private int OwnWays { get; }

    /// <summary>Adds a column that some other method has found.</summary>
    public void Add(PlanColumn column)
    {
        if (column.Trip is not null && known.Add(column.Key))
        {
            Relaxation.Add(column);
        }
    }

    /// <summary>Goes on until more columns are not worth their time, or its share of the budget is used.</summary>
    public void Run(double share)
    {
        PlanPrices? centre = null;
        while (budget.GoesOn(share) && Relaxation.Solve(budget))
        {
            var prices = centre is null ? Relaxation.Prices : Relaxation.Prices.Towards(centre, 0.5);
            var added = Price(prices);
            if (Bound - ground.Goal.Base - Relaxation.Value < Near * Math.Abs(Bound) || (added == 0 && centre is null))
            {
                return;
            }

            // Where smoothed prices find nothing the relaxation's own do, or it is solved.
            centre = added == 0 ? null : prices;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Relaxation.Dispose();

    private int Price(PlanPrices prices)
    {
        var found = new List<(double Gain, PlanColumn Column)>[drivers.Length];
        var most = new double[drivers.Length];
        long looked = 0;
        var whole = true;
        Parallel.For(0, drivers.Length, () => new CarPricer(ground, options), (at, loop, pricer) =>
        {
            if (budget.IsCancelled)
            {
                Volatile.Write(ref whole, false);
                loop.Stop();
                return pricer;
            }

            var before = pricer.Looked;
            (found[at], most[at]) = Of(pricer, drivers[at], prices);
            Interlocked.Add(ref looked, pricer.Looked - before);
            return pricer;
        }, _ => { });
        budget.Spend(looked * 0.5e-6);
        if (!whole)
        {
            // What not every driver was looked at for proves nothing.
            budget.CutsShort();
            return 0;
        }

        var bound = Own(prices) + most.Sum();
        if (bound < Bound)
        {
            (Bound, Prices) = (bound, prices);
            Round();
            tell(bound);
        }

        var before = Relaxation.Columns.Count;
        foreach (var list in found)
        {
            foreach (var (_, column) in list.OrderByDescending(one => one.Gain).Take(8))
            {
                Add(column);
            }
        }

        return Relaxation.Columns.Count - before;
    }

    /// <summary>People are whole: where at most 100.7 are carried at most 100 are, and prices for 100 bound the minutes better.</summary>
    private void Round()
    {
        if (ground.Goal.Unit > 0 && ground.Sessions == 1)
        {
            ground.Goal.Cap(0, ground.Goal.MostCarried(Bound) - (int)Math.Round(ground.Goal.Base / ground.Goal.Unit));
            Relaxation.Cap(0);
        }
    }

    /// <summary>A driver's best cars, and the most that all of theirs could gain together.</summary>
    private (List<(double Gain, PlanColumn Column)> Found, double Most) Of(CarPricer pricer, (int Row, int[] Trips) driver, PlanPrices prices)
    {
        var (found, gains, most) = (new List<(double, PlanColumn)>(), new List<double>(), 0.0);
        foreach (var trip in driver.Trips.Select(at => trips[at]))
        {
            var (gain, cars) = pricer.Best(trip, prices, trip.IsKept ? double.NegativeInfinity : 0);
            found.AddRange(cars.Select(car => (car.Gain(prices, ground.Rows), car)));

            if (trip.IsKept)
            {
                most += gain;
            }
            else
            {
                gains.Add(gain);
            }
        }

        return (found, most + gains.OrderDescending().Take(ground.Rows.Most(driver.Row)).Sum());
    }

    /// <summary>What people and places cost, and what those on their own gain beyond.</summary>
    private double Own(PlanPrices prices)
    {
        var sum = ground.Goal.Base;
        for (var row = 0; row < ground.Rows.Count; row++)
        {
            sum += prices.Row[row] * ground.Rows.Most(row);
        }

        for (var session = 0; session < ground.Sessions; session++)
        {
            var (first, second) = (ground.Goal.First[session], ground.Goal.Second[session]);
            sum += first.People * Math.Max(0, first.Each - prices.PerPerson[session]);
            sum += second.People * Math.Max(0, second.Each - prices.PerPerson[session]);
        }

        foreach (var own in Relaxation.Columns.Take(OwnWays).GroupBy(column => column.Members[0]))
        {
            sum += own.Select(column => Math.Max(0, column.Gain(prices, ground.Rows))).OrderDescending().Take(ground.Rows.Most(own.Key)).Sum();
        }

        return sum;
    }
}
