namespace Matching.Plans.Cars;

/// <summary>Makes columns of a trip and who rides along.</summary>
internal sealed class CarMaker(PlanGround ground, BoardingOptions options)
{
    private readonly CarWays ways = new(ground);

    /// <summary>The car with these aboard; null where it does not fit.</summary>
    public PlanColumn? Make(Trip trip, ReadOnlySpan<int> riders)
    {
        var people = 0;
        foreach (var option in riders)
        {
            people += ground.Party[options.Person(option)];
        }

        if (people > trip.Seats || !MaySit(riders))
        {
            return null;
        }

        Load(trip, riders);
        if (!ways.Fits)
        {
            return null;
        }

        var cost = (ways.Seconds - ground.Goal.Free(trip.Driver, trip.Session)) * ground.Goal.SecondCost;
        return PlanColumn.Car(ground, options, trip, riders, cost);
    }

    private bool MaySit(ReadOnlySpan<int> riders)
    {
        for (var last = 1; last < riders.Length; last++)
        {
            for (var at = 0; at < last; at++)
            {
                if (!ground.MaySitTogether(options.Person(riders[at]), options.Person(riders[last])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The ways of a column's car.</summary>
    public CarWays Ways(PlanColumn column)
    {
        Load(column.Trip!, column.Options);
        return ways;
    }

    private void Load(Trip trip, ReadOnlySpan<int> riders)
    {
        ways.Begin(trip);
        foreach (var option in riders)
        {
            ways.Add(options.Person(option), options.Place(option));
        }
    }
}
