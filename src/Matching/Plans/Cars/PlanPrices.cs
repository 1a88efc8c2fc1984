namespace Matching.Plans.Cars;

/// <summary>What placing somebody costs others, and what a person more at a session is worth.</summary>
/// <param name="Row">By row of <see cref="PersonRows"/>; none negative.</param>
/// <param name="PerPerson">By session; none negative.</param>
internal sealed record PlanPrices(double[] Row, double[] PerPerson)
{
    /// <summary>Between these and others.</summary>
    /// <param name="others">The others.</param>
    /// <param name="share">Their share, 0 to 1.</param>
    public PlanPrices Towards(PlanPrices others, double share) => new(Mix(Row, others.Row, share), Mix(PerPerson, others.PerPerson, share));

    private static double[] Mix(double[] some, double[] others, double share) => [.. some.Zip(others, (one, other) => ((1 - share) * one) + (share * other))];
}
