namespace Matching.Plans.Cars;

/// <summary>
/// Both objectives as one: so much for each person more at a session, in up to two steps, less so much for each second driven. What is kept counts before, so that it fills the first step.
/// </summary>
internal sealed class PlanGoal
{
    private readonly PlanGround ground;
    private readonly Dictionary<int, int> beyond = [];

    public PlanGoal(PlanGround ground)
    {
        this.ground = ground;
        var problem = ground.Problem;
        if (problem.Objective == PlanObjective.Worth)
        {
            SecondCost = PlanRules.MinuteCost / 60;
            Base = problem.Sessions.Select((one, at) => WorthOf(one, ground.Kept.People(at))).Sum();
            First = [.. problem.Sessions.Select((one, at) => new Step(Math.Max(0, Math.Min(one.Wanted, one.Maximum) - Before(at)), one.Worth))];
            Second = [.. problem.Sessions.Select((one, at) =>
                new Step(Math.Max(0, one.Maximum - Math.Max(Math.Min(one.Wanted, one.Maximum), Before(at))), one.Worth * PlanRules.BeyondWanted))];
            return;
        }

        SecondCost = 1.0 / 60;
        // One more person carried outweighs all that the cars could save.
        Unit = 1 + problem.Volunteers.Where(one => one.SpareSeats is not null).Sum(one => 2 * one.MaxDetour.TotalMinutes) + ground.Kept.Cars.Sum(KeptMinutes);
        Base = Unit * ground.Kept.Cars.Sum(car => ground.Kept.Riders(car.Driver, car.Session)!.Sum(rider => ground.Party[rider.Person]));
        First = [.. problem.Sessions.Select((one, at) => new Step(Math.Max(0, one.Maximum - Before(at)), Unit))];
        Second = [.. problem.Sessions.Select(_ => new Step(0, 0))];
        var drivers = Enumerable.Range(0, ground.People).SelectMany(driver => problem.Sessions.Select((_, session) => (Driver: driver, Session: session)).Where(car => DrivesAnyway(car.Driver, car.Session)));
        FreeMinutes = drivers.Concat(ground.Kept.Cars).Sum(car => Free(car.Driver, car.Session)) / 60;
    }

    /// <summary>What is kept is worth, its driving apart.</summary>
    public double Base { get; }

    /// <summary>What a second driven costs.</summary>
    public double SecondCost { get; }

    /// <summary>Minutes of all cars that cost nothing.</summary>
    public double FreeMinutes { get; }

    /// <summary>What a person carried is worth where minutes only decide between equals; 0 by worth.</summary>
    public double Unit { get; }

    /// <summary>The first people more, by session.</summary>
    public Step[] First { get; }

    /// <summary>Those after them, by session.</summary>
    public Step[] Second { get; }

    /// <summary>Most people that can be carried where nothing is worth more than a bound: minutes never come to a person.</summary>
    public int MostCarried(double bound) => (int)Math.Min(int.MaxValue, Math.Floor(((bound + Unit - 1) / Unit) + 1e-9));

    /// <summary>No plan brings more people to a session than so many.</summary>
    public void Cap(int session, int people)
    {
        if (people < First[session].People)
        {
            beyond[session] = beyond.GetValueOrDefault(session) + First[session].People - Math.Max(0, people);
            First[session] = First[session] with { People = Math.Max(0, people) };
        }
    }

    /// <summary>Whether the driver counts when the car does; else every driver drives anyway.</summary>
    public bool DriversCount => Unit == 0;

    /// <summary>What so many people more at a session are worth.</summary>
    public double Worth(int session, int people)
    {
        var first = Math.Min(people, First[session].People);
        return (first * First[session].Each) + ((people - first) * Second[session].Each);
    }

    /// <summary>Places left at a session.</summary>
    public int Room(int session) => First[session].People + Second[session].People;

    /// <summary>Places left at a session by its maximum, those too that no plan fills.</summary>
    public int Places(int session) => Room(session) + beyond.GetValueOrDefault(session);

    /// <summary>Seconds of a car that cost nothing: its direct ways, where every driver drives anyway.</summary>
    public double Free(int driver, int session) => DriversCount
        ? 0
        : ground.Places.Seconds(driver, ground.SessionPlace(session)) + ground.Places.Seconds(ground.SessionPlace(session), driver);

    private static double WorthOf(PlanSession session, int people)
    {
        var (wanted, all) = (Math.Min(people, session.Wanted), Math.Min(people, session.Maximum));
        return session.Worth * (wanted + (PlanRules.BeyondWanted * Math.Max(0, all - wanted)));
    }

    /// <summary>More than a car drives for those whom it takes anyway: to each apart, and back.</summary>
    private double KeptMinutes((int Driver, int Session) car)
    {
        var (start, end) = (car.Driver, ground.SessionPlace(car.Session));
        double There(int place) => ground.Places.Seconds(start, place) + ground.Places.Seconds(place, end) + ground.StopSeconds;
        double Back(int place) => ground.Places.Seconds(end, place) + ground.Places.Seconds(place, start) + ground.StopSeconds;
        return ground.Kept.Riders(car.Driver, car.Session)!.Sum(rider => There(rider.Place) + Back(rider.Place) + ground.Places.Seconds(rider.Place, start) + ground.Places.Seconds(start, rider.Place)) / 60;
    }

    /// <summary>People who come anyway.</summary>
    private int Before(int session) => ground.Kept.People(session) + (DriversCount
        ? 0
        : Enumerable.Range(0, ground.People).Where(at => DrivesAnyway(at, session)).Sum(at => ground.Party[at]));

    private bool DrivesAnyway(int driver, int session) => ground.Drives(driver) && ground.SessionsOf[driver].Contains(session) && ground.CanDrive(driver, session);

    /// <summary>Up to so many people, each worth so much.</summary>
    internal readonly record struct Step(int People, double Each);
}
