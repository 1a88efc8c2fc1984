namespace Matching.Plans.Cars;

/// <summary>
/// For one trip and given prices the car that gains most, exactly: depth first over who could ride, most gainful a seat first, cut off where not even the best of the rest could do better. A stop never saves time,
/// so what is too long stays too long. Some 0.3 µs a car looked at.
/// </summary>
internal sealed class CarPricer(PlanGround ground, BoardingOptions options)
{
    private const double Least = 1e-9;

    /// <summary>Cars of one trip that are worth telling at once.</summary>
    private const int Kept = 2;

    private readonly CarWays ways = new(ground);
    private readonly List<Rider> riders = [];
    private readonly int[] chosen = new int[CarWays.Most];
    private Trip trip = null!;
    private PlanPrices prices = null!;
    private double floor;
    private double alone;
    private double free;
    private Action<PlanColumn>? sink;
    private List<PlanColumn> best = [];
    private long limit = long.MaxValue;
    private bool stopped;

    private double Cost => (ways.Seconds - free) * ground.Goal.SecondCost;

    /// <summary>Cars looked at since the start: the measure of work.</summary>
    public long Looked { get; private set; }

    /// <summary>The most that a car gains, no less than <paramref name="above"/>, and the cars that were the best on the way to it, the best last.</summary>
    public (double Gain, IReadOnlyList<PlanColumn> Columns) Best(Trip of, PlanPrices at, double above)
    {
        sink = null;
        best = [];
        Search(of, at, above);
        return (floor, best.Count > Kept ? best[^Kept..] : best);
    }

    /// <summary>Tells every car that gains more than <paramref name="above"/>.</summary>
    /// <returns>False where <paramref name="most"/> cars were looked at first.</returns>
    public bool All(Trip of, PlanPrices at, double above, long most, Action<PlanColumn> tell)
    {
        sink = tell;
        limit = Looked + most;
        Search(of, at, above);
        limit = long.MaxValue;
        return !stopped;
    }

    private void Search(Trip of, PlanPrices at, double above)
    {
        (trip, prices, floor, stopped) = (of, at, above, false);
        var party = of.IsKept || !ground.Goal.DriversCount ? 0 : ground.Party[of.Driver];
        free = ground.Goal.Free(of.Driver, of.Session);
        alone = (party * prices.PerPerson[of.Session]) - (of.IsKept ? 0 : ground.Rows.Price(prices.Row, of.Driver, of.Session));
        ways.Begin(of);
        if (!ways.Fits)
        {
            return;
        }

        Offer(alone - Cost, 0);
        FindRiders();
        if (riders.Count > 0)
        {
            Dive(0, 0, of.Seats, 0);
        }
    }

    private void FindRiders()
    {
        riders.Clear();
        var stop = 2 * ground.StopSeconds * ground.Goal.SecondCost;
        var last = -1;
        for (var at = 0; at < trip.Options.Length; at++)
        {
            var option = trip.Options[at];
            var person = options.Person(option);
            if (person == last)
            {
                if (riders.Count > 0 && riders[^1].Person == person)
                {
                    riders[^1] = riders[^1] with { Options = riders[^1].Options + 1 };
                }

                continue;
            }

            last = person;
            var gain = (ground.Party[person] * prices.PerPerson[trip.Session]) - ground.Rows.Price(prices.Row, person, trip.Session);
            if (gain > Least)
            {
                // Whoever boards where nobody else can costs a stop at the least.
                var own = gain - (IsShared(option) ? 0 : stop);
                riders.Add(new Rider(person, at, 1, gain, own, ground.Party[person]));
            }
        }

        riders.RemoveAll(one => one.Own <= Least);
        riders.Sort((one, other) => (other.Own / other.Party).CompareTo(one.Own / one.Party) is var order and not 0 ? order : one.Person.CompareTo(other.Person));
    }

    private bool IsShared(int option)
    {
        var place = ground.Places.Same(options.Place(option));
        return ground.Problem.MeetingPoints.Count > 0
            || ground.Shared.Contains(place)
            || place == ground.Places.Same(trip.Driver)
            || place == ground.Places.Same(ground.SessionPlace(trip.Session));
    }

    /// <summary>At most what the riders from one on could gain in so many seats, stops included.</summary>
    private double Rest(int from, int seats)
    {
        var sum = 0.0;
        for (var at = from; at < riders.Count && seats > 0; at++)
        {
            var taken = Math.Min(seats, riders[at].Party);
            sum += riders[at].Own * taken / riders[at].Party;
            seats -= taken;
        }

        return sum;
    }

    private void Dive(int from, int depth, int seats, double gains)
    {
        var reached = alone + gains - Cost;
        for (var at = from; at < riders.Count && !stopped; at++)
        {
            if (reached + Rest(at, seats) <= floor + Least)
            {
                return;
            }

            var rider = riders[at];
            if (rider.Party > seats)
            {
                continue;
            }

            if (!SitsWith(rider.Person, depth))
            {
                continue;
            }

            for (var option = rider.First; option < rider.First + rider.Options; option++)
            {
                Try(trip.Options[option], rider, at, depth, seats, gains);
            }
        }
    }

    /// <summary>Whether somebody may sit beside those who were chosen so far.</summary>
    private bool SitsWith(int person, int depth)
    {
        for (var at = 0; at < depth; at++)
        {
            if (!ground.MaySitTogether(options.Person(chosen[at]), person))
            {
                return false;
            }
        }

        return true;
    }

    private void Try(int option, Rider rider, int at, int depth, int seats, double gains)
    {
        Looked++;
        stopped |= Looked > limit;
        ways.Add(rider.Person, options.Place(option));
        if (ways.Fits)
        {
            chosen[depth] = option;
            Offer(alone + gains + rider.Gain - Cost, depth + 1);
            Dive(at + 1, depth + 1, seats - rider.Party, gains + rider.Gain);
        }

        ways.RemoveLast();
    }

    private void Offer(double gain, int count)
    {
        if (gain <= floor + Least)
        {
            return;
        }

        var column = PlanColumn.Car(ground, options, trip, chosen.AsSpan(0, count), Cost);
        if (sink is { } tell)
        {
            tell(column);
            return;
        }

        floor = gain;
        best.Add(column);
    }

    /// <summary>Somebody who could ride along.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="First">Their first option in the trip's list.</param>
    /// <param name="Options">Their options, which follow each other.</param>
    /// <param name="Gain">What they gain.</param>
    /// <param name="Own">That less the stop that nobody shares.</param>
    /// <param name="Party">Seats they need.</param>
    private readonly record struct Rider(int Person, int First, int Options, double Gain, double Own, int Party);
}
