using Matching.Geo;

namespace Matching.Plans.Checking;

/// <summary>Tells whether a car of a plan could take somebody more, by trying every order of stops.</summary>
internal sealed class SeatChecker(PlanProblem problem, Dictionary<string, PlanVolunteer> volunteers, CarChecker cars)
{
    /// <summary>Seconds by which a limit may be missed: less than what a plan may be wrong by.</summary>
    private const double Tolerance = 0.001;

    private readonly HashSet<(string?, string)> kept = [.. problem.Kept.Where(one => one.Driver != one.Volunteer).Select(one => (one.Driver, one.Session))];

    /// <summary>Whether it could; null where it takes people who are kept, whose limits are what they have.</summary>
    public bool? CouldTake(PlanCar car, PlanSession session, PlanVolunteer one)
    {
        var driver = volunteers[car.Driver];
        var riders = car.Outward.Select(stop => volunteers[stop.Volunteer]).ToList();
        var drivesAnyway = problem.Objective == PlanObjective.CarriedThenMinutes && one.SpareSeats is not null;
        if (drivesAnyway || riders.Sum(rider => rider.Party) + one.Party > driver.SpareSeats || !Company(driver, riders, one))
        {
            return false;
        }

        if (kept.Contains((car.Driver, car.Session)))
        {
            return null;
        }

        var aboard = car.Outward.Select(stop => new Boarding(volunteers[stop.Volunteer], stop.Point)).ToList();
        return Places(one).Any(place => Fits(driver, session, [.. aboard, new Boarding(one, place)], boards: true) && Fits(driver, session, [.. aboard, new Boarding(one, place)], boards: false));
    }

    private bool Company(PlanVolunteer driver, List<PlanVolunteer> riders, PlanVolunteer one) =>
        problem.Company is not { } company || (company.MayRide(driver.Id, one.Id) && riders.TrueForAll(rider => company.MaySitTogether(rider.Id, one.Id)));

    private IEnumerable<GridPoint> Places(PlanVolunteer one) => problem.MeetingPoints.Count == 0
        ? [one.Home]
        : problem.MeetingPoints.Select(place => place.Point).Where(point => one.Home.MetresTo(point) <= one.MaxWalkMetres);

    private bool Fits(PlanVolunteer driver, PlanSession session, List<Boarding> aboard, bool boards)
    {
        var (start, end) = boards ? (driver.Home, session.Point) : (session.Point, driver.Home);
        var longest = Math.Min(cars.Seconds(start, end) + driver.MaxDetour.TotalSeconds, cars.Window(driver, session, boards)) + Tolerance;
        var limits = aboard.ConvertAll(one => cars.LongestAboard(one.Rider, one.Point, session, boards) + Tolerance);
        return Goes([], Enumerable.Range(0, aboard.Count).ToList());

        bool Goes(List<int> order, List<int> rest)
        {
            var (reached, total) = cars.Drive(order.ConvertAll(at => aboard[at].Point), start, end);
            // A stop never saves time: what is too long by now stays so.
            if (total > longest || order.Where((who, at) => (boards ? total - reached[at] : reached[at]) > limits[who]).Any())
            {
                return false;
            }

            return rest.Count == 0 || rest.Exists(next => Goes([.. order, next], [.. rest.Where(one => one != next)]));
        }
    }

    /// <summary>Somebody and where they board.</summary>
    private readonly record struct Boarding(PlanVolunteer Rider, GridPoint Point);
}
