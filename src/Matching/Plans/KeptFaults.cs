using Matching.Plans.Cars;

namespace Matching.Plans;

/// <summary>Which limits are broken by what a plan keeps, in words.</summary>
internal sealed class KeptFaults(PlanGround ground)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<PlanCar> cars)
    {
        var kept = ground.Kept.Cars.Select(car => (Driver: ground.Problem.Volunteers[car.Driver].Id, Session: ground.Problem.Sessions[car.Session].Id)).ToHashSet();
        return [.. cars.Where(car => kept.Contains((car.Driver, car.Session))).SelectMany(Faults), .. Sessions()];
    }

    private IEnumerable<string> Sessions() => ground.Problem.Sessions
        .Where((one, at) => ground.Kept.People(at) > one.Maximum)
        .Select((one, _) => $"{one.Id} has more people signed up than its maximum of {one.Maximum}.");

    private IEnumerable<string> Faults(PlanCar car)
    {
        var number = ground.Person(car.Driver);
        var driver = ground.Problem.Volunteers[number];
        var session = ground.Session(car.Session);
        var (there, back) = ground.LongestWay(number, session);
        if (car.Outward.Any(stop => stop.Load > driver.SpareSeats))
        {
            yield return $"The car of {car.Driver} to {car.Session} has more people aboard than its {driver.SpareSeats} seats.";
        }

        if (car.OutwardTime.TotalSeconds > there + CarRouter.Slack || car.ReturnTime.TotalSeconds > back + CarRouter.Slack)
        {
            yield return $"The car of {car.Driver} to {car.Session} drives further round, or is away longer, than its driver would.";
        }

        foreach (var stop in car.Outward)
        {
            var rider = ground.Person(stop.Volunteer);
            var place = stop.MeetingPoint is null ? rider : ground.MeetingPlace(stop.MeetingPoint);
            var longest = ground.LongestAboard(rider, place, session);
            var home = car.Return.First(one => one.Volunteer == stop.Volunteer).At - ground.Problem.Sessions[session].Until;
            if ((ground.ArrivesBy(session) - stop.At).TotalSeconds > longest.Outward + 0.01 || home.TotalSeconds > longest.Return + 0.01)
            {
                yield return $"{stop.Volunteer} is longer in the car of {car.Driver} to {car.Session} than a lift allows.";
            }
        }
    }
}
