using Matching.Plans.Cars;

namespace Matching.Plans;

/// <summary>Which limits are broken by what a plan keeps.</summary>
internal sealed class KeptFaults(PlanGround ground)
{
    /// <summary>Seconds by which a limit may be missed: times are written down in ticks.</summary>
    private const double Slack = 0.01;

    private PlanProblem Problem => ground.Problem;

    /// <summary>All of them.</summary>
    public IReadOnlyList<PlanBroken> Find(IReadOnlyList<PlanCar> cars)
    {
        var driving = cars.ToDictionary(car => (car.Driver, car.Session));
        return
        [
            .. Problem.Sessions.Where((one, at) => ground.Kept.People(at) > one.Maximum).Select(one => new PlanBroken(BrokenLimit.SessionMaximum, null, one.Id)),
            .. Problem.Kept.SelectMany(one => Of(one).Concat(Way(one, driving)).Distinct().Select(limit => new PlanBroken(limit, one.Volunteer, one.Session))),
            .. Problem.Kept.GroupBy(one => one.Volunteer).Where(all => all.Count() > Who(all.Key).MaxSessions).Select(all => new PlanBroken(BrokenLimit.MaxSessions, all.Key, null)),
        ];
    }

    private PlanVolunteer Who(string id) => Problem.Volunteers[ground.Person(id)];

    /// <summary>What being there at all breaks.</summary>
    private IEnumerable<BrokenLimit> Of(PlanKept kept)
    {
        var (person, at) = (ground.Person(kept.Volunteer), ground.Session(kept.Session));
        var (one, session) = (Problem.Volunteers[person], Problem.Sessions[at]);
        if (ground.Places.Seconds(person, ground.SessionPlace(at)) > one.MaxTravel.TotalSeconds + Slack)
        {
            yield return BrokenLimit.TravelTime;
        }

        if ((one.Session ?? kept.Session) != kept.Session || one.Declined.Contains(kept.Session))
        {
            yield return BrokenLimit.OtherSession;
        }

        if (ground.ArrivesBy(at) < one.From || session.Until > one.Until)
        {
            yield return BrokenLimit.Times;
        }

        var away = one.MaxTravel;
        if (ground.Kept.SessionsOf(person).Where(other => other != at).Select(other => Problem.Sessions[other]).Any(other => session.From - away < other.Until + away && other.From - away < session.Until + away))
        {
            yield return BrokenLimit.Overlap;
        }
    }

    /// <summary>What the way there and back breaks.</summary>
    private IEnumerable<BrokenLimit> Way(PlanKept kept, Dictionary<(string, string), PlanCar> cars)
    {
        if (kept.Driver is null)
        {
            var metres = ground.Places.Metres(ground.Person(kept.Volunteer), ground.SessionPlace(ground.Session(kept.Session)));
            return metres > Problem.Rules.OwnWayMetres ? [BrokenLimit.OwnWay] : [];
        }

        var car = cars[(kept.Driver, kept.Session)];
        return kept.Driver == kept.Volunteer ? Drives(kept, car) : Rides(kept, car);
    }

    private IEnumerable<BrokenLimit> Drives(PlanKept kept, PlanCar car)
    {
        var (driver, at) = (ground.Person(kept.Volunteer), ground.Session(kept.Session));
        var one = Problem.Volunteers[driver];
        if (car.Outward.Any(stop => stop.Load > one.SpareSeats))
        {
            yield return BrokenLimit.Seats;
        }

        var end = ground.SessionPlace(at);
        var most = one.MaxDetour.TotalSeconds + Slack;
        if (car.OutwardTime.TotalSeconds > ground.Places.Seconds(driver, end) + most || car.ReturnTime.TotalSeconds > ground.Places.Seconds(end, driver) + most)
        {
            yield return BrokenLimit.Detour;
        }

        if ((ground.ArrivesBy(at) - car.OutwardTime).AddSeconds(Slack) < one.From || (Problem.Sessions[at].Until + car.ReturnTime).AddSeconds(-Slack) > one.Until)
        {
            yield return BrokenLimit.Times;
        }
    }

    private IEnumerable<BrokenLimit> Rides(PlanKept kept, PlanCar car)
    {
        var (rider, at) = (ground.Person(kept.Volunteer), ground.Session(kept.Session));
        var (one, session) = (Problem.Volunteers[rider], Problem.Sessions[at]);
        var place = kept.MeetingPoint is { } id ? ground.MeetingPlace(id) : rider;
        var metres = ground.Places.Metres(rider, place);
        if (kept.MeetingPoint is not null && metres > one.MaxWalkMetres)
        {
            yield return BrokenLimit.Walk;
        }

        var (there, back) = (car.Outward.First(stop => stop.Volunteer == one.Id).At, car.Return.First(stop => stop.Volunteer == one.Id).At);
        var longest = ground.LongestRide(rider, place, at);
        if ((ground.ArrivesBy(at) - there).TotalSeconds > longest.Outward + Slack || (back - session.Until).TotalSeconds > longest.Return + Slack)
        {
            yield return BrokenLimit.TimeAboard;
        }

        var walk = Problem.Lifts.WalkSeconds(metres) - Slack;
        if (there.AddSeconds(-walk) < one.From || back.AddSeconds(walk) > one.Until)
        {
            yield return BrokenLimit.Times;
        }

        var beside = ground.Kept.Riders(ground.Person(car.Driver), at)!.Where(other => other.Person != rider).ToList();
        if (!ground.MayRide(ground.Person(car.Driver), rider, beside))
        {
            yield return BrokenLimit.Company;
        }
    }
}
