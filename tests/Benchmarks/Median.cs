namespace Benchmarks;

/// <summary>The middle of a few figures.</summary>
internal static class Median
{
    /// <summary>The middle value; the mean of the two in the middle where their number is even.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
