namespace Matching.Demo;

/// <summary>Draws by weight.</summary>
internal static class Draw
{
    /// <summary>An index with a probability in proportion to its weight; -1 where all weights are 0.</summary>
    public static int ByWeight(this Random random, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var at = random.NextDouble() * sum;
        for (var index = 0; index < weights.Length; index++)
        {
            at -= weights[index];
            if (weights[index] > 0 && at < 0)
            {
                return index;
            }
        }

        // Rounding may leave a crumb behind the last weight.
        return weights.LastIndexOfAnyExcept(0);
    }
}
