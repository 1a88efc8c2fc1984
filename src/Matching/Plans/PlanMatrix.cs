namespace Matching.Plans;

/// <summary>
/// Stated travel times between the places of a problem. Where a way over a third place is quicker than the one stated, that is what it takes, so that a stop never saves time.
/// </summary>
public sealed class PlanMatrix
{
    /// <summary>Places at most: what is made of the times takes their cube.</summary>
    public const int MostPlaces = 1_000;

    private readonly double[] seconds;

    /// <summary>Takes stated times over.</summary>
    /// <param name="places">Number of places.</param>
    /// <param name="stated">Seconds from each place to each, row after row; none negative.</param>
    /// <exception cref="ArgumentException">There are too many places, or not as many times as the square of them, or one is negative or no number.</exception>
    public PlanMatrix(int places, IReadOnlyList<double> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        if (places > MostPlaces || stated.Count != places * places || stated.Any(one => !(one >= 0 && double.IsFinite(one))))
        {
            throw new ArgumentException($"Wanted are the times between {places} places, at most {MostPlaces}, none negative.", nameof(stated));
        }

        Places = places;
        seconds = [.. stated];
        for (var at = 0; at < places; at++)
        {
            seconds[(at * places) + at] = 0;
        }

        for (var over = 0; over < places; over++)
        {
            for (var from = 0; from < places; from++)
            {
                Shorten(from, over);
            }
        }
    }

    /// <summary>Number of places.</summary>
    public int Places { get; }

    /// <summary>Seconds from one place to another.</summary>
    public double Seconds(int from, int to) => seconds[(from * Places) + to];

    private void Shorten(int from, int over)
    {
        var there = seconds[(from * Places) + over];
        var row = seconds.AsSpan(from * Places, Places);
        var on = seconds.AsSpan(over * Places, Places);
        for (var to = 0; to < row.Length; to++)
        {
            row[to] = Math.Min(row[to], there + on[to]);
        }
    }
}
