namespace Matching.Plans;

/// <summary>The numbers of the objective and of what is feasible.</summary>
public sealed record PlanRules
{
    /// <summary>Margins beyond this count for little.</summary>
    public const double MarginScale = 0.03;

    /// <summary>What somebody beyond those wanted is worth, as a share of the others.</summary>
    public const double BeyondWanted = 0.25;

    /// <summary>What a minute driven costs, out and back.</summary>
    public const double MinuteCost = 0.002;

    /// <summary>Seats for others in a car, at most: every order of stops is looked at.</summary>
    public const int MostSpareSeats = 8;

    /// <summary>How far people go on their own, straight, in metres.</summary>
    public double OwnWayMetres { get; init; } = 5_000;
}
