namespace Matching.Plans.Checking;

/// <summary>Tells which sessions somebody could be placed at.</summary>
internal sealed class ReachChecker(PlanProblem problem, CarChecker cars)
{
    public const string Elsewhere = "would go to another session only";
    public const string Declined = "has declined it";
    public const string TooFar = "would travel less far";
    public const string NoTime = "has no time for it";

    /// <summary>Seconds by which a limit may be missed.</summary>
    private const double Tolerance = 0.01;

    /// <summary>What keeps somebody from a session; empty where nothing does.</summary>
    public IEnumerable<string> Against(PlanVolunteer one, PlanSession session)
    {
        if (one.Session is { } only && only != session.Id)
        {
            yield return Elsewhere;
        }

        if (one.Declined.Contains(session.Id))
        {
            yield return Declined;
        }

        if (cars.Seconds(one.Home, session.Point) > one.MaxTravel.TotalSeconds + Tolerance)
        {
            yield return TooFar;
        }

        if (session.From - problem.Lifts.Buffer < one.From || session.Until > one.Until)
        {
            yield return NoTime;
        }
    }

    /// <summary>Tells whether somebody could be placed at a session.</summary>
    public bool MayGo(PlanVolunteer one, PlanSession session) => !Against(one, session).Any();

    /// <summary>Tells whether a driver could be there and back within their times with nobody else aboard.</summary>
    public bool MayDrive(PlanVolunteer one, PlanSession session) =>
        !(session.From - problem.Lifts.Buffer - TimeSpan.FromSeconds(cars.Seconds(one.Home, session.Point)) < one.From)
        && !(session.Until + TimeSpan.FromSeconds(cars.Seconds(session.Point, one.Home)) > one.Until);

    /// <summary>Minutes there and back with nobody else aboard.</summary>
    public double Minutes(PlanVolunteer one, PlanSession session) => (cars.Seconds(one.Home, session.Point) + cars.Seconds(session.Point, one.Home)) / 60;

    /// <summary>Tells whether the hours of two sessions, with longest ways there and back, leave somebody time for both.</summary>
    public static bool AreApart(PlanVolunteer one, PlanSession first, PlanSession second) =>
        first.Until + one.MaxTravel <= second.From - one.MaxTravel || second.Until + one.MaxTravel <= first.From - one.MaxTravel;
}
