namespace Matching.Lifts.Explaining;

/// <summary>One constraint with its numbers: people for seats, metres for the walk, seconds for all else.</summary>
/// <param name="What">Which one.</param>
/// <param name="Required">What it allows at most; of seats and of the time left what it needs at least.</param>
/// <param name="Actual">What there is.</param>
/// <param name="Slack">What is left; negative where it does not hold.</param>
public readonly record struct Measure(Obstacle What, double Required, double Actual, double Slack)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Slack >= -Timing.Tolerance;

    /// <summary>A constraint that allows no more than so much.</summary>
    public static Measure AtMost(Obstacle what, double most, double actual) => new(what, most, actual, most - actual);

    /// <summary>A constraint that needs at least so much.</summary>
    public static Measure AtLeast(Obstacle what, double least, double actual) => new(what, least, actual, actual - least);

    /// <summary>A constraint that is judged to the tick: however little it fails by, it fails.</summary>
    public static Measure Exactly(Obstacle what, bool holds, double slack) => AtLeast(what, 0, holds ? Math.Max(0, slack) : Math.Min(-2 * Timing.Tolerance, slack));
}
