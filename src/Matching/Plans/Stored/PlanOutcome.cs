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

    /// <summary>What comes together at each session.</summary>
    public required IReadOnlyList<OutcomeHeadcount> Headcounts { get; init; }

    /// <summary>What was kept although it breaks a limit, in words that name ids.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

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
    public static PlanOutcome Of(Plan plan, PlanProblem problem, TimeSpan took)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(problem);
        var kept = problem.Kept.Where(one => one.Driver != one.Volunteer).Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        var proven = double.IsFinite(plan.Worth.Bound);
        return new PlanOutcome
        {
            Cars =
            [
                .. plan.Cars.Select(car => new OutcomeCar(
                    Guid.Parse(car.Driver),
                    Guid.Parse(car.Session),
                    [.. car.Outward.Where(stop => !kept.Contains(stop.Volunteer)).Select(stop => Guid.Parse(stop.Volunteer)).Order()],
                    [.. car.Outward.Where(stop => kept.Contains(stop.Volunteer)).Select(stop => Guid.Parse(stop.Volunteer)).Order()])),
            ],
            LeftOut = [.. plan.Unplaced.Select(one => new OutcomeLeftOut(Guid.Parse(one.Volunteer), one.Reason))],
            Headcounts = [.. plan.HeadcountsOf(problem).Select(one => new OutcomeHeadcount(Guid.Parse(one.Session.Id), one.People, one.Cars, one.Shortfall))],
            Broken = plan.Broken,
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
}
