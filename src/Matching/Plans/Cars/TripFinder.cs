namespace Matching.Plans.Cars;

/// <summary>Finds every driver's ways and who could ride along.</summary>
internal sealed class TripFinder(PlanGround ground, BoardingOptions options)
{
    /// <summary>Who could go to each session, from where, the nearest first: most people live too far for most drivers.</summary>
    private readonly Candidate[][] candidates = Candidates(ground, options);

    /// <summary>All of them, by driver and session.</summary>
    public Trip[] Find()
    {
        var trips = new List<Trip>[ground.People];
        Parallel.For(0, ground.People, driver =>
        {
            trips[driver] = [];
            if (!ground.Drives(driver))
            {
                return;
            }

            var cars = ground.Kept.Cars.Where(car => car.Driver == driver).Select(car => car.Session).ToList();
            trips[driver].AddRange(cars.Concat(ground.SessionsOf[driver].Where(session => ground.CanDrive(driver, session))).Select(session => Trip(driver, session)));
        });
        return [.. trips.SelectMany(list => list)];
    }

    private Trip Trip(int driver, int session)
    {
        var seats = ground.Problem.Volunteers[driver].SpareSeats!.Value;
        var longest = ground.LongestWay(driver, session);
        if (ground.Kept.Riders(driver, session) is not { } riders)
        {
            return new Trip(driver, session, seats, longest, Options(driver, session, seats, longest, []));
        }

        var free = (double.PositiveInfinity, double.PositiveInfinity);
        var car = new Trip(driver, session, Math.Max(0, seats - riders.Sum(rider => ground.Party[rider.Person])), free, [], [.. riders.Select(rider => (rider, free))]);
        var ways = new CarWays(ground);
        ways.Begin(car);
        var (there, back) = (ways.Outward(), ways.Return());
        var kept = riders.Select(rider => (rider, Longest(rider, session, there, back))).ToList();
        longest = (Math.Max(longest.Outward, there[^1].At), Math.Max(longest.Return, back[^1].At));
        return car with { Longest = longest, Kept = kept, Options = Options(driver, session, car.Seats, longest, riders) };
    }

    private (double Outward, double Return) Longest(KeptRider rider, int session, List<(int Place, double At)> there, List<(int Place, double At)> back)
    {
        var place = ground.Places.Same(rider.Place);
        var longest = ground.LongestAboard(rider.Person, rider.Place, session);
        return (
            Math.Max(longest.Outward, there[^1].At - there.First(stop => stop.Place == place).At),
            Math.Max(longest.Return, back.First(stop => stop.Place == place).At));
    }

    private int[] Options(int driver, int session, int seats, (double Outward, double Return) longest, IReadOnlyList<KeptRider> beside)
    {
        var found = new List<int>();
        if (seats == 0)
        {
            return [];
        }

        var end = ground.SessionPlace(session);
        var (mine, its) = (ground.Places.Same(driver), ground.Places.Same(end));
        foreach (var (option, person, place, there) in candidates[session])
        {
            if (there > longest.Outward)
            {
                break;
            }

            if (person == driver || ground.Party[person] > seats)
            {
                continue;
            }

            var number = ground.Places.Same(place);
            var stop = number == mine || number == its ? 0 : ground.StopSeconds;
            var (aboard, home) = ground.LongestAboard(person, place, session);
            var back = ground.Places.Seconds(end, place);
            if (ground.Places.Seconds(driver, place) + stop + there <= longest.Outward + CarRouter.Slack
                && back + stop + ground.Places.Seconds(place, driver) <= longest.Return + CarRouter.Slack
                && there + stop <= aboard + CarRouter.Slack
                && back <= home + CarRouter.Slack
                && ground.MayRide(driver, person, beside))
            {
                found.Add(option);
            }
        }

        found.Sort();
        return [.. found];
    }

    private static Candidate[][] Candidates(PlanGround ground, BoardingOptions options)
    {
        var found = Enumerable.Range(0, ground.Sessions).Select(_ => new List<Candidate>()).ToArray();
        for (var option = 0; option < options.Count; option++)
        {
            var (person, place) = (options.Person(option), options.Place(option));
            // Where every driver drives anyway, none rides.
            if (ground.Goal.DriversCount || !ground.Drives(person))
            {
                foreach (var session in ground.SessionsOf[person])
                {
                    found[session].Add(new Candidate(option, person, place, ground.Places.Seconds(place, ground.SessionPlace(session))));
                }
            }
        }

        return [.. found.Select(list => list.OrderBy(one => one.There).ThenBy(one => one.Option).ToArray())];
    }

    /// <summary>Somebody who could ride to a session.</summary>
    /// <param name="Option">Who and from where, as a number of <see cref="BoardingOptions"/>.</param>
    /// <param name="Person">Who.</param>
    /// <param name="Place">From where.</param>
    /// <param name="There">Seconds from there to the session.</param>
    private readonly record struct Candidate(int Option, int Person, int Place, double There);
}
