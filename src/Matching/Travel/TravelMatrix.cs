namespace Matching.Travel;

/// <summary>Travel times and distances between origins (rows) and destinations (columns).</summary>
public sealed class TravelMatrix
{
    private readonly double[] seconds;
    private readonly double[] metres;

    /// <summary>Creates a matrix from row-major values.</summary>
    /// <exception cref="ArgumentException">The values are not rows times columns.</exception>
    public TravelMatrix(int rows, int columns, double[] seconds, double[] metres, bool approximate)
    {
        if (seconds.Length != rows * columns || metres.Length != rows * columns)
        {
            throw new ArgumentException($"A matrix of {rows} by {columns} needs {rows * columns} values.", nameof(seconds));
        }

        Rows = rows;
        Columns = columns;
        Approximate = approximate;
        this.seconds = seconds;
        this.metres = metres;
    }

    /// <summary>Number of origins.</summary>
    public int Rows { get; }

    /// <summary>Number of destinations.</summary>
    public int Columns { get; }

    /// <summary>True where the engine was away and straight-line times stand in.</summary>
    public bool Approximate { get; }

    /// <summary>Seconds by car.</summary>
    public double Seconds(int row, int column) => seconds[(row * Columns) + column];

    /// <summary>Metres on the way; straight metres where the engine knows no roads.</summary>
    public double Metres(int row, int column) => metres[(row * Columns) + column];
}
