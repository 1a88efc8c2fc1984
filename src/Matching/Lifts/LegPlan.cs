namespace Matching.Lifts;

/// <summary>What is stored of a leg to find it again: made from what stands in for the origin, never from the origin.</summary>
/// <param name="Direction">Which way it goes.</param>
/// <param name="Seats">Seats for passengers.</param>
/// <param name="Reach">Every point the car could visit.</param>
/// <param name="Earliest">Before its earliest departure.</param>
/// <param name="Latest">After its latest arrival.</param>
/// <param name="BudgetSeconds">Upper bound of direct time and detour.</param>
public sealed record LegPlan(
    LegDirection Direction,
    int Seats,
    Reach Reach,
    DateTimeOffset Earliest,
    DateTimeOffset Latest,
    double BudgetSeconds);
