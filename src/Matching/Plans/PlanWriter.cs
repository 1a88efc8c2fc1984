using Matching.Plans.Cars;
using Matching.Plans.Choice;

namespace Matching.Plans;

/// <summary>Writes a choice of columns down as a plan: stops and times, who is left out and why, what was kept although it breaks a limit.</summary>
internal sealed class PlanWriter(PlanGround ground, BoardingOptions options)
{
    private readonly CarMaker maker = new(ground, options);
    private readonly ILookup<int, int> optionsOf = Enumerable.Range(0, options.Count).ToLookup(options.Person);

    /// <summary>What a choice is worth in the objective's own terms.</summary>
    public static PlanWorth WorthOf(PlanGround ground, PlanChoice choice, double bound)
    {
        var unit = ground.Goal.Unit;
        var spent = choice.Columns.Sum(column => column.Cost) / ground.Goal.SecondCost / 60;
        if (unit == 0)
        {
            return new PlanWorth(choice.Value, bound, spent);
        }

        // Each driver drives, with whoever is aboard or alone.
        var direct = ground.Goal.FreeMinutes;
        var carried = Math.Round((choice.Value + spent) / unit);
        var most = double.IsFinite(bound) ? ground.Goal.MostCarried(bound) : bound;
        return new PlanWorth(carried, most, direct + spent, most > carried ? null : direct + Math.Max(0, (unit * carried) - bound));
    }

    /// <summary>The plan.</summary>
    public Plan Write(PlanChoice choice, double bound, PlanBudget budget)
    {
        var columns = choice.Columns.OrderBy(column => column.Session).ThenBy(column => column.Members.Length > 0 ? column.Members[0] : -1).ToList();
        var cars = columns.Where(column => column.Trip is not null).Select(Car).ToList();
        var own = ground.Kept.OwnWays.Select(one => OwnWay(one.Person, one.Session))
            .Concat(columns.Where(column => column.Trip is null).Select(column => OwnWay(column.Members[0], column.Session))).ToList();
        var driving = choice.Columns.Where(column => column.Trip is { Seats: > 0 }).ToLookup(column => column.Session);
        var placed = cars.SelectMany(car => car.Outward.Select(stop => stop.Volunteer).Append(car.Driver)).Concat(own.Select(one => one.Volunteer)).ToHashSet(StringComparer.Ordinal);
        return new Plan
        {
            Cars = cars,
            OwnWays = own,
            Unplaced = [.. Enumerable.Range(0, ground.People).Where(person => !placed.Contains(Id(person))).Select(person => new PlanUnplaced(Id(person), Reason(choice, driving, person)))],
            Broken = new KeptFaults(ground).Find(cars),
            Worth = WorthOf(ground, choice, bound),
            StoppedBy = budget.Ended ?? PlanEnd.Done,
            Work = budget.Work,
        };
    }

    private string Id(int person) => ground.Problem.Volunteers[person].Id;

    private PlanOwnWay OwnWay(int person, int session) => new(Id(person), ground.Problem.Sessions[session].Id);

    private PlanCar Car(PlanColumn column)
    {
        var trip = column.Trip!;
        var ways = maker.Ways(column);
        var (there, back) = (ways.Outward(), ways.Return());
        var session = ground.Problem.Sessions[column.Session];
        var aboard = column.Options.Select(option => new KeptRider(options.Person(option), options.Place(option)))
            .Concat((trip.Kept ?? []).Select(kept => kept.Rider)).ToLookup(rider => ground.Places.Same(rider.Place));
        var departs = ground.ArrivesBy(column.Session).AddSeconds(-there[^1].At);
        return new PlanCar(
            Id(trip.Driver),
            session.Id,
            Stops(there, aboard, departs, 0, 1),
            Stops(back, aboard, session.Until, aboard.SelectMany(group => group).Sum(rider => ground.Party[rider.Person]), -1),
            TimeSpan.FromSeconds(there[^1].At),
            TimeSpan.FromSeconds(back[^1].At));
    }

    private List<PlanStop> Stops(List<(int Place, double At)> way, ILookup<int, KeptRider> aboard, DateTimeOffset departs, int load, int change)
    {
        var stops = new List<PlanStop>();
        foreach (var (place, at) in way.SkipLast(1))
        {
            foreach (var rider in aboard[place].OrderBy(rider => rider.Person))
            {
                load += change * ground.Party[rider.Person];
                var meeting = rider.Place >= ground.Places.MeetingPoints ? ground.Problem.MeetingPoints[rider.Place - ground.Places.MeetingPoints] : null;
                stops.Add(new PlanStop(Id(rider.Person), meeting?.Id, ground.Places.Point(rider.Place), departs.AddSeconds(at), load));
            }
        }

        return stops;
    }

    private UnplacedReason Reason(PlanChoice choice, ILookup<int, PlanColumn> driving, int person)
    {
        if (ground.SessionsOf[person].Length == 0)
        {
            return UnplacedReason.NoSeatWithinReach;
        }

        var open = ground.SessionsOf[person].Where(session => PlacesLeft(choice, session) >= ground.Party[person]).ToList();
        return open.Count == 0 ? UnplacedReason.SessionsFull
            : open.Exists(session => CouldCome(driving[session], person, session)) ? UnplacedReason.NotWorthTheWay
            : UnplacedReason.NoCarPasses;
    }

    /// <summary>On their own, in their own car, or in one that drives there.</summary>
    private bool CouldCome(IEnumerable<PlanColumn> cars, int person, int session) =>
        ground.GoesAlone(person, session)
        || (ground.Drives(person) && ground.CanDrive(person, session))
        || optionsOf[person].Any(option => cars.Any(car => Array.BinarySearch(car.Trip!.Options, option) >= 0 && maker.Make(car.Trip, [.. car.Options, option]) is not null));

    /// <summary>By the maximum: that no car brings more is another reason.</summary>
    private int PlacesLeft(PlanChoice choice, int session) => choice.Room(session) + ground.Goal.Places(session) - ground.Goal.Room(session);
}
