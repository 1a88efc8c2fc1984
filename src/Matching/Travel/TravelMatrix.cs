namespace Matching.Travel;

/// <summary>Travel times and distances between origins (rows) and destinations (columns).</summary>
public sealed class TravelMatrix
{
    private readonly double[] seconds;
    private readonly double[] metres;
    private readonly bool[]? approximate;

    /// <summary>Creates a matrix from row-major values.</summary>
    /// <param name="rows">Number of origins.</param>
    /// <param name="columns">Number of destinations.</param>
    /// <param name="seconds">Seconds by car.</param>
    /// <param name="metres">Metres on the way.</param>
    /// <param name="approximate">Which of them are straight-line times in place of an engine's; none where null.</param>
    /// <exception cref="ArgumentException">The values are not rows times columns.</exception>
    public TravelMatrix(int rows, int columns, double[] seconds, double[] metres, bool[]? approximate = null)
    {
        var cells = rows * columns;
        if (seconds.Length != cells || metres.Length != cells || (approximate is not null && approximate.Length != cells))
        {
            throw new ArgumentException($"A matrix of {rows} by {columns} needs {cells} values.", nameof(seconds));
        }

        Rows = rows;
        Columns = columns;
        Approximate = approximate?.AsSpan().Contains(true) ?? false;
        this.seconds = seconds;
        this.metres = metres;
        this.approximate = approximate;
    }

    /// <summary>Number of origins.</summary>
    public int Rows { get; }

    /// <summary>Number of destinations.</summary>
    public int Columns { get; }

    /// <summary>True where any pair is approximate.</summary>
    public bool Approximate { get; }

    /// <summary>True where the engine could not be asked for some pair, so that its answer may be another once it can.</summary>
    public bool Provisional { get; init; }

    /// <summary>Seconds by car.</summary>
    public double Seconds(int row, int column) => seconds[(row * Columns) + column];

    /// <summary>Metres on the way; straight metres where the engine knows no roads.</summary>
    public double Metres(int row, int column) => metres[(row * Columns) + column];

    /// <summary>True where the engine could not tell the way between two points and straight-line times stand in.</summary>
    public bool IsApproximate(int row, int column) => approximate is not null && approximate[(row * Columns) + column];
}
