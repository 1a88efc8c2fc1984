namespace Matching.Plans.Checking;

/// <summary>Finds anew which limits are broken by what is kept.</summary>
internal sealed class BrokenChecker(PlanProblem problem, Plan plan, Dictionary<string, PlanVolunteer> volunteers, Dictionary<string, PlanSession> sessions, ReachChecker reach, CarChecker cars)
{
    private const double Tolerance = 0.01;

    /// <summary>All of them.</summary>
    public HashSet<PlanBroken> Find()
    {
        var found = new HashSet<PlanBroken>();
        foreach (var one in problem.Kept)
        {
            void Broken(bool broken, BrokenLimit limit)
            {
                if (broken)
                {
                    found.Add(new PlanBroken(limit, one.Volunteer, one.Session));
                }
            }

            var (volunteer, session) = (volunteers[one.Volunteer], sessions[one.Session]);
            Broken(reach.Against(volunteer, session).Contains(ReachChecker.TooFar), BrokenLimit.TravelTime);
            Broken(reach.Against(volunteer, session).Contains(ReachChecker.NoTime), BrokenLimit.Times);
            Broken(reach.Against(volunteer, session).Any(why => why is ReachChecker.Elsewhere or ReachChecker.Declined), BrokenLimit.OtherSession);
            var others = problem.Kept.Where(other => other.Volunteer == one.Volunteer && other.Session != one.Session).Select(other => sessions[other.Session]).ToList();
            Broken(others.Exists(other => !ReachChecker.AreApart(volunteer, session, other)), BrokenLimit.Overlap);
            if (others.Count >= volunteer.MaxSessions)
            {
                found.Add(new PlanBroken(BrokenLimit.MaxSessions, one.Volunteer, null));
            }

            Broken(one.Driver is null && volunteer.Home.MetresTo(session.Point) > problem.Rules.OwnWayMetres, BrokenLimit.OwnWay);
            if (plan.Cars.FirstOrDefault(car => car.Driver == one.Driver && car.Session == one.Session) is { } car)
            {
                Leg(car, one, volunteer, session, boards: true, Broken);
                Leg(car, one, volunteer, session, boards: false, Broken);
                Company(car, one, Broken);
            }
        }

        var full = problem.Sessions.Where(session => problem.Kept.Where(one => one.Session == session.Id).Sum(one => volunteers[one.Volunteer].Party) > session.Maximum);
        found.UnionWith(full.Select(session => new PlanBroken(BrokenLimit.SessionMaximum, null, session.Id)));
        return found;
    }

    private void Leg(PlanCar car, PlanKept one, PlanVolunteer volunteer, PlanSession session, bool boards, Action<bool, BrokenLimit> broken)
    {
        var stops = boards ? car.Outward : car.Return;
        var (start, end) = boards ? (volunteers[car.Driver].Home, session.Point) : (session.Point, volunteers[car.Driver].Home);
        var (reached, total) = cars.Drive([.. stops.Select(stop => stop.Point)], start, end);
        if (one.Driver == one.Volunteer)
        {
            broken(stops.Sum(stop => volunteers[stop.Volunteer].Party) > volunteer.SpareSeats, BrokenLimit.Seats);
            broken(total > cars.Seconds(start, end) + volunteer.MaxDetour.TotalSeconds + Tolerance, BrokenLimit.Detour);
            broken(total > cars.Window(volunteer, session, boards) + Tolerance, BrokenLimit.Times);
            return;
        }

        if (stops.Select((stop, at) => (stop, at)).FirstOrDefault(each => each.stop.Volunteer == one.Volunteer) is not ({ } mine, var place))
        {
            return;
        }

        var aboard = boards ? total - reached[place] : reached[place];
        var metres = volunteer.Home.MetresTo(mine.Point);
        broken(mine.MeetingPoint is not null && metres > volunteer.MaxWalkMetres, BrokenLimit.Walk);
        broken(aboard > cars.LongestRide(volunteer, mine.Point, session, boards) + Tolerance, BrokenLimit.TimeAboard);
        broken(aboard + problem.Lifts.WalkSeconds(metres) > cars.Window(volunteer, session, boards) + Tolerance, BrokenLimit.Times);
    }

    private void Company(PlanCar car, PlanKept one, Action<bool, BrokenLimit> broken)
    {
        if (problem.Company is { } company && one.Driver != one.Volunteer)
        {
            var beside = problem.Kept.Where(other => (other.Driver, other.Session) == (one.Driver, one.Session) && other.Volunteer != one.Volunteer && other.Volunteer != one.Driver);
            broken(!company.MayRide(car.Driver, one.Volunteer) || beside.Any(other => !company.MaySitTogether(one.Volunteer, other.Volunteer)), BrokenLimit.Company);
        }
    }
}
