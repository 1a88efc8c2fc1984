namespace Matching.Lifts;

/// <summary>Judges any leg: a coach by its timetable, a car by insertion.</summary>
internal sealed class LegJudge(LiftRules rules, ILegTimes times) : ILegJudge
{
    private readonly InsertionJudge insertion = new(rules, times);
    private readonly CoachJudge coach = new();

    /// <inheritdoc />
    public LegFit? Best(Leg leg, in Ride ride) => leg.Run is { } run ? coach.Best(leg, run, ride) : insertion.Best(leg, ride);
}
