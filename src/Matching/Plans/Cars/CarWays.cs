namespace Matching.Plans.Cars;

/// <summary>
/// The quickest way there and the quickest way back of one car, as people are added and taken away, last first. Where times are the same both ways and no limit bears on the way there, the way back is its mirror.
/// </summary>
internal sealed class CarWays(PlanGround ground)
{
    /// <summary>Places in one car's way at most: a seat for each.</summary>
    public const int Most = PlanRules.MostSpareSeats;

    private readonly CarRouter outward = new(Most);
    private readonly CarRouter back = new(Most);
    private readonly List<Boarding> aboard = [];
    private readonly double[] to = new double[Most];
    private readonly double[] from = new double[Most];
    private Trip? trip;

    /// <summary>Seconds there and back.</summary>
    public double Seconds => outward.Seconds + ReturnSeconds;

    /// <summary>Whether both ways keep to the driver's limits.</summary>
    public bool Fits => outward.Seconds <= Trip.Longest.Outward + CarRouter.Slack && ReturnSeconds <= Trip.Longest.Return + CarRouter.Slack;

    private Trip Trip => trip ?? throw new InvalidOperationException("No car was begun.");

    private double ReturnSeconds { get; set; }

    private bool IsMirrored => ground.Places.IsSymmetric && !outward.IsLimited && !aboard.Exists(static one => one.Return < one.Outward);

    /// <summary>Starts with the driver alone, and who rides along anyway.</summary>
    public void Begin(Trip with)
    {
        trip = with;
        aboard.Clear();
        outward.Clear(ground.Places.Seconds(with.Driver, End));
        ReturnSeconds = ground.Places.Seconds(End, with.Driver);
        foreach (var (rider, longest) in with.Kept ?? [])
        {
            Add(rider.Person, rider.Place, longest);
        }
    }

    /// <summary>Takes a party in at a place.</summary>
    public void Add(int person, int place) => Add(person, place, ground.LongestAboard(person, place, Trip.Session));

    /// <summary>Takes the party that was added last out again.</summary>
    public void RemoveLast()
    {
        var last = aboard[^1];
        aboard.RemoveAt(aboard.Count - 1);
        if (last.Shares is { } limit)
        {
            outward.Limit(outward.IndexOf(last.Place), limit);
        }
        else
        {
            outward.RemoveLast();
        }

        ReturnSeconds = last.ReturnBefore;
    }

    /// <summary>Where the car stops on the way there, and when, in seconds from its departure; last the end.</summary>
    public List<(int Place, double At)> Outward() => Drive(outward, Trip.Driver, End, turned: false);

    /// <summary>Where the car stops on the way back, and when, in seconds from its departure; last the driver's home.</summary>
    public List<(int Place, double At)> Return()
    {
        BuildReturn();
        return Drive(back, End, Trip.Driver, turned: true);
    }

    private int End => ground.SessionPlace(Trip.Session);

    private void Add(int person, int place, (double Outward, double Return) longest)
    {
        var number = ground.Places.Same(place);
        var shares = outward.IndexOf(number);
        var stop = Stop(number);
        // On the way back time aboard ends at the arrival, on the way there it begins there, before the stop.
        aboard.Add(new Boarding(number, longest.Outward, longest.Return + stop, ReturnSeconds, shares < 0 ? null : outward.LongestAt(shares)));
        if (shares >= 0)
        {
            outward.Limit(shares, Math.Min(outward.LongestAt(shares), longest.Outward));
        }
        else
        {
            Add(outward, number, stop, longest.Outward, turned: false);
        }

        if (IsMirrored)
        {
            ReturnSeconds = outward.Seconds;
            return;
        }

        BuildReturn();
        ReturnSeconds = back.Seconds;
    }

    private void BuildReturn()
    {
        back.Clear(ground.Places.Seconds(End, Trip.Driver));
        foreach (var boarding in aboard)
        {
            var known = back.IndexOf(boarding.Place);
            if (known >= 0)
            {
                back.Limit(known, Math.Min(back.LongestAt(known), boarding.Return));
            }
            else
            {
                Add(back, boarding.Place, Stop(boarding.Place), boarding.Return, turned: true);
            }
        }
    }

    private void Add(CarRouter router, int place, double stop, double limit, bool turned)
    {
        var at = 0;
        foreach (var boarding in aboard)
        {
            if (at < router.Count && router.IndexOf(boarding.Place) == at)
            {
                to[at] = Way(place, boarding.Place, turned);
                from[at] = Way(boarding.Place, place, turned);
                at++;
            }
        }

        router.Add(place, Way(Trip.Driver, place, turned), Way(place, End, turned), stop, limit, to.AsSpan(0, at), from.AsSpan(0, at));
    }

    private double Way(int one, int other, bool turned) => turned ? ground.Places.Seconds(other, one) : ground.Places.Seconds(one, other);

    private double Stop(int place) => place == ground.Places.Same(Trip.Driver) || place == ground.Places.Same(End) ? 0 : ground.StopSeconds;

    private List<(int Place, double At)> Drive(CarRouter router, int start, int end, bool turned)
    {
        Span<int> order = stackalloc int[router.Count];
        router.Order(order);
        if (turned)
        {
            order.Reverse();
        }

        var (way, now, at) = (new List<(int, double)>(), 0.0, start);
        foreach (var place in order)
        {
            now += ground.Places.Seconds(at, place);
            way.Add((place, now));
            now += Stop(place);
            at = place;
        }

        way.Add((end, now + ground.Places.Seconds(at, end)));
        return way;
    }

    /// <summary>A party aboard.</summary>
    /// <param name="Place">Where.</param>
    /// <param name="Outward">Longest time aboard there.</param>
    /// <param name="Return">Longest time aboard on the way back, the stop where they get out included.</param>
    /// <param name="ReturnBefore">Seconds of the way back without them.</param>
    /// <param name="Shares">The limit of those who board at the same place; null where nobody does.</param>
    private readonly record struct Boarding(int Place, double Outward, double Return, double ReturnBefore, double? Shares);
}
