namespace Matching.Storage.Import.Areas;

/// <summary>Makes an area of its points: centre, radius and the share of each seat, exactly and the same on every machine.</summary>
internal static class AreaMaker
{
    /// <summary>Share of the points that the radius holds.</summary>
    private const double Held = 0.9;

    /// <param name="code">The area's code.</param>
    /// <param name="centre">The centre, or null for the mean of the points in whole metres.</param>
    /// <param name="points">At least one point.</param>
    /// <param name="postcodes">How many of the points are unit postcodes.</param>
    /// <param name="seats">For each boundary set the seat of each point.</param>
    public static AreaRow Make(
        string code, (int Easting, int Northing)? centre, IReadOnlyList<(double Easting, double Northing)> points, int postcodes,
        IEnumerable<(string BoundarySet, IEnumerable<string> SeatOfPoint)> seats)
    {
        var (easting, northing) = centre ?? ((int)Math.Round(points.Average(point => point.Easting)), (int)Math.Round(points.Average(point => point.Northing)));
        var squares = points.Select(point => Square(point.Easting - easting) + Square(point.Northing - northing)).ToArray();
        Array.Sort(squares);
        var radius = (int)Math.Ceiling(Math.Sqrt(squares[(int)Math.Ceiling(Held * squares.Length) - 1]));
        return new AreaRow(code, easting, northing, radius, postcodes, [.. seats.SelectMany(set => Shares(set.BoundarySet, set.SeatOfPoint, points.Count))]);
    }

    private static IEnumerable<AreaSeat> Shares(string boundarySet, IEnumerable<string> seatOfPoint, int points) => seatOfPoint
        .GroupBy(seat => seat, StringComparer.Ordinal)
        .Select(seat => new AreaSeat(boundarySet, seat.Key, seat.Count(), seat.Count() / (double)points))
        .OrderByDescending(seat => seat.Points)
        .ThenBy(seat => seat.Code, StringComparer.Ordinal);

    private static double Square(double length) => length * length;
}
