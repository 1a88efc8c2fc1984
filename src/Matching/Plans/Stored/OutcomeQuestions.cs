namespace Matching.Plans.Stored;

/// <summary>Whom a commit of a plan asks, as the plan was made.</summary>
/// <param name="Volunteers">Those who are asked anything: each counted once, a party as one.</param>
/// <param name="Sent">Those of them who are asked to come to a session.</param>
/// <param name="Lifts">Lifts for which driver and passenger are asked.</param>
public sealed record OutcomeQuestions(int Volunteers, int Sent, int Lifts)
{
    /// <summary>The questions of an outcome. Rides that are agreed already are none.</summary>
    public static OutcomeQuestions Of(PlanOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var asked = outcome.Cars.Where(car => car.Riders.Count > 0).SelectMany(car => car.Riders.Append(car.Offer)).Concat(outcome.Sent.Select(one => one.Availability));
        return new OutcomeQuestions(asked.Distinct().Count(), outcome.Sent.Count, outcome.Cars.Sum(car => car.Riders.Count));
    }
}
