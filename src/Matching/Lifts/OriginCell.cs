using Matching.Geo;

namespace Matching.Lifts;

/// <summary>
/// The fixed 500 m cell of the grid that a place lies in. What is stored in the clear of a driver's home is made from its centre alone (<see cref="StandIn"/>), and a stranger's place is moved to it.
/// </summary>
public static class OriginCell
{
    /// <summary>Metres along a cell's side.</summary>
    public const double Side = 500;

    /// <summary>Metres from a cell's centre to its corner: no origin is further from it.</summary>
    public static readonly double HalfDiagonal = Side * Math.Sqrt(2) / 2;

    /// <summary>The centre of the cell that holds a point.</summary>
    public static GridPoint CentreOf(GridPoint origin) => new(Centre(origin.Easting), Centre(origin.Northing));

    private static double Centre(double ordinate) => (Math.Floor(ordinate / Side) * Side) + (Side / 2);
}
