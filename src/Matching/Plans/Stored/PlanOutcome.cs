namespace Matching.Plans.Stored;

/// <summary>
/// What came of a stored weekend's plan. It names offers, requests and sessions by their ids, and says neither where anybody boards nor when: whoever reads it learns of nobody's home.
/// </summary>
public sealed record PlanOutcome
{
    /// <summary>The cars.</summary>
    public required IReadOnlyList<OutcomeCar> Cars { get; init; }

    /// <summary>Who is left out, and why.</summary>
    public required IReadOnlyList<OutcomeLeftOut> LeftOut { get; init; }

    /// <summary>Who is sent, of those who would go anywhere.</summary>
    public IReadOnlyList<OutcomeSent> Sent { get; init; } = [];

    /// <summary>What sending them is worth; null where nobody would go anywhere.</summary>
    public OutcomeWorth? Sending { get; init; }

    /// <summary>What comes together at each session.</summary>
    public required IReadOnlyList<OutcomeHeadcount> Headcounts { get; init; }

    /// <summary>What was kept although it breaks a limit, in words that name ids.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>The same, limit by limit.</summary>
    public IReadOnlyList<PlanBroken> BrokenLimits { get; init; } = [];

    /// <summary>People carried.</summary>
    public required double Value { get; init; }

    /// <summary>No plan carries more; null where nothing was proven.</summary>
    public double? Bound { get; init; }

    /// <summary>How far the plan can be from the best; null where nothing was proven.</summary>
    public double? Gap { get; init; }

    /// <summary>Minutes driven by all cars, out and back.</summary>
    public required double Minutes { get; init; }

    /// <summary>No plan that carries as many drives less; null where it is not known that as many are carried as can be.</summary>
    public double? LeastMinutes { get; init; }

    /// <summary>What ended the search.</summary>
    public PlanEnd StoppedBy { get; init; }

    /// <summary>Units of work done.</summary>
    public double Work { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double Seconds { get; init; }

    /// <summary>What is kept of a plan whose ids are those of offers, requests and sessions.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="problem">Its problem.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="notPlanned">Who is left out since the problem cannot say them.</param>
    public static PlanOutcome Of(Plan plan, PlanProblem problem, TimeSpan took, IReadOnlyList<OutcomeLeftOut> notPlanned)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(notPlanned);
        var proven = double.IsFinite(plan.Worth.Bound);

        // Who is kept apart from whom is nobody's business (decision 418).
        var broken = plan.Broken.Where(one => one.Limit != BrokenLimit.Company).ToList();
        return new PlanOutcome
        {
            Cars = CarsOf(plan, problem),
            LeftOut = [.. plan.Unplaced.Select(Of), .. notPlanned],
            Headcounts = HeadcountsOf(plan, problem),
            Broken = [.. broken.Select(one => one.ToWords())],
            BrokenLimits = broken,
            Value = plan.Worth.Value,
            Bound = proven ? plan.Worth.Bound : null,
            Gap = proven ? plan.Worth.Gap : null,
            Minutes = plan.Worth.Minutes,
            LeastMinutes = plan.Worth.LeastMinutes,
            StoppedBy = plan.StoppedBy,
            Work = plan.Work,
            Seconds = took.TotalSeconds,
        };
    }

    /// <summary>The same with those whom a second plan sends, in which all that the first has placed is kept.</summary>
    /// <param name="sending">The second plan.</param>
    /// <param name="problem">Its problem.</param>
    /// <param name="chosen">The problem of the first.</param>
    /// <param name="took">How long both took.</param>
    internal PlanOutcome With(Plan sending, PlanProblem problem, PlanProblem chosen, TimeSpan took)
    {
        var before = problem.Kept.Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        var party = problem.Volunteers.ToDictionary(one => one.Id, one => one.Party, StringComparer.Ordinal);
        var sent = sending.Cars.Select(car => (Who: car.Driver, car.Session, Way: SentWay.Drives))
            .Concat(sending.Cars.SelectMany(car => car.Outward.Select(stop => (Who: stop.Volunteer, car.Session, Way: SentWay.Rides))))
            .Concat(sending.OwnWays.Select(one => (Who: one.Volunteer, one.Session, Way: SentWay.OwnWay)))
            .Where(one => !before.Contains(one.Who))
            .ToList();
        var proven = double.IsFinite(sending.Worth.Bound);
        return this with
        {
            Cars = CarsOf(sending, chosen),
            LeftOut = [.. LeftOut, .. sending.Unplaced.Select(Of)],
            Headcounts = HeadcountsOf(sending, problem),
            Sent = [.. sent.Select(one => new OutcomeSent(Guid.Parse(one.Who), Guid.Parse(one.Session), one.Way)).OrderBy(one => one.Availability)],
            Sending = new OutcomeWorth(sent.Sum(one => party[one.Who]), sending.Worth.Value, proven ? sending.Worth.Bound : null, proven ? sending.Worth.Gap : null),
            StoppedBy = StoppedBy > sending.StoppedBy ? StoppedBy : sending.StoppedBy,
            Work = Work + sending.Work,
            Seconds = took.TotalSeconds,
        };
    }

    /// <summary>The cars, with those apart who ride in them already.</summary>
    private static List<OutcomeCar> CarsOf(Plan plan, PlanProblem problem)
    {
        var kept = problem.Kept.Where(one => one.Driver != one.Volunteer).Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. plan.Cars.Select(car => new OutcomeCar(
                Guid.Parse(car.Driver),
                Guid.Parse(car.Session),
                [.. car.Outward.Where(stop => !kept.Contains(stop.Volunteer)).Select(stop => Guid.Parse(stop.Volunteer)).Order()],
                [.. car.Outward.Where(stop => kept.Contains(stop.Volunteer)).Select(stop => Guid.Parse(stop.Volunteer)).Order()])),
        ];
    }

    private static List<OutcomeHeadcount> HeadcountsOf(Plan plan, PlanProblem problem) =>
        [.. plan.HeadcountsOf(problem).Select(one => new OutcomeHeadcount(Guid.Parse(one.Session.Id), one.People, one.Cars, one.Shortfall) { OwnWay = one.OwnWay })];

    private static OutcomeLeftOut Of(PlanUnplaced one) => new(Guid.Parse(one.Volunteer), one.Reason);
}
