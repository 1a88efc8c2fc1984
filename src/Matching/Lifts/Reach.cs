using Matching.Geo;

namespace Matching.Lifts;

/// <summary>
/// Every point that a car could visit on a leg within its limits, were every road straight and free at the engine's greatest speed: an
/// ellipse with the leg's ends as foci. It is made from the origin's <see cref="StandIn"/>, so its sum of distances is wider by how far an origin is from that at most:
/// by the triangle inequality it holds the ellipse of every origin that the point stands in for.
/// </summary>
/// <param name="From">The point that stands in for the origin, one focus.</param>
/// <param name="Session">The session's point, the other.</param>
/// <param name="SumMetres">Greatest sum of the distances from a point of the reach to the foci.</param>
public sealed record Reach(GridPoint From, GridPoint Session, double SumMetres)
{
    /// <summary>Corners of the polygon around the ellipse: with 48 it is at most 0.5 % larger.</summary>
    private const int Corners = 48;

    /// <summary>Rounding in projections and geometry is less than this.</summary>
    private const double RoundingMetres = 1;

    /// <summary>Beyond every point of the grid: the reach of a leg whose direct time is not known.</summary>
    public static readonly Reach Everywhere = new(new GridPoint(400_000, 600_000), new GridPoint(400_000, 600_000), 5_000_000);

    /// <summary>The same for a leg of which it is known what stands in for its origin, as it always is.</summary>
    public static Reach EverywhereFrom(GridPoint standIn) => Everywhere with { From = standIn };

    /// <summary>The reach of a leg.</summary>
    /// <param name="standIn">The point that stands in for the driver's origin.</param>
    /// <param name="session">The session's point.</param>
    /// <param name="directSeconds">Upper bound of the direct time from anywhere that the point may stand in for, of either direction.</param>
    /// <param name="maxDetour">Greatest detour.</param>
    /// <param name="maxSpeed">The engine's greatest straight speed in metres a second.</param>
    /// <param name="rules">The stop's own time, which any point but the ends costs.</param>
    public static Reach Of(GridPoint standIn, GridPoint session, double directSeconds, TimeSpan maxDetour, double maxSpeed, LiftRules rules)
    {
        var budget = maxSpeed * (directSeconds + maxDetour.TotalSeconds - rules.StopTime.TotalSeconds);

        // A stop at either end costs nothing, so the segment between the ends is always part of the reach.
        var sum = Math.Max(budget, standIn.MetresTo(session) + StandIn.Furthest);
        return new Reach(standIn, session, sum + StandIn.Furthest + RoundingMetres);
    }

    /// <summary>Tells whether a point lies in the ellipse.</summary>
    public bool Holds(GridPoint point) => From.MetresTo(point) + point.MetresTo(Session) <= SumMetres;

    /// <summary>The corners of a polygon around the ellipse, closed.</summary>
    public IReadOnlyList<GridPoint> Outline()
    {
        var foci = From.MetresTo(Session);
        var (along, across) = foci > 0
            ? ((Session.Easting - From.Easting) / foci, (Session.Northing - From.Northing) / foci)
            : (1.0, 0.0);
        var major = SumMetres / 2;
        var minor = Math.Sqrt((SumMetres * SumMetres) - (foci * foci)) / 2;

        // A regular polygon around the unit circle has its corners this far out; stretching it to the ellipse keeps it around.
        var outer = 1 / Math.Cos(Math.PI / Corners);
        var centre = new GridPoint((From.Easting + Session.Easting) / 2, (From.Northing + Session.Northing) / 2);
        var outline = new GridPoint[Corners + 1];
        for (var corner = 0; corner < Corners; corner++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * corner / Corners);
            var (x, y) = (major * outer * cosine, minor * outer * sine);
            outline[corner] = new GridPoint(centre.Easting + (x * along) - (y * across), centre.Northing + (x * across) + (y * along));
        }

        outline[Corners] = outline[0];
        return outline;
    }
}
