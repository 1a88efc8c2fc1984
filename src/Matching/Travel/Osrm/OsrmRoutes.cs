using System.Text;
using Matching.Geo;
using Matching.Measures;

namespace Matching.Travel.Osrm;

/// <summary>Routes over real roads, asked of the <c>route</c> service, with the same times as <see cref="OsrmTimes"/> gives for each part.</summary>
internal sealed class OsrmRoutes(OsrmClient client, TravelOptions options, TravelMeter meter, TimeProvider clock) : ITravelRoutes
{
    private const string Service = "route";

    /// <inheritdoc />
    public async ValueTask<TravelRoute> RouteAsync(IReadOnlyList<GridPoint> points, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2);
        RoadPoint[] asked = [.. points.Select(RoadPoint.Of)];
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var answer = await client.AskAsync(Service, Address(asked), wait.Token, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (answer.Value is { } body && Read(body, points, asked) is { } route)
        {
            return route;
        }

        meter.FellBack(points.Count - 1);
        return StraightLineRoutes.Through(points, approximate: true);
    }

    /// <summary>A car may turn at a stop (<c>continue_straight=false</c>), as the <c>table</c> service has it.</summary>
    private string Address(RoadPoint[] points)
    {
        var address = new StringBuilder($"route/v1/{options.Profile}/");
        for (var at = 0; at < points.Length; at++)
        {
            points[at].Write(at == 0 ? address : address.Append(';'));
        }

        return address.Append("?overview=full&geometries=polyline6&continue_straight=false&generate_hints=false").ToString();
    }

    /// <summary>Null where a point has no roads, or the answer is not what is documented.</summary>
    private TravelRoute? Read(OsrmBody body, IReadOnlyList<GridPoint> points, RoadPoint[] asked)
    {
        if (body.Routes is not [{ Legs: { } legs, Geometry: { } geometry }, ..]
            || legs.Count != points.Count - 1
            || OsrmTable.Snaps(body.Waypoints, asked) is not { } snaps
            || Polyline6.Read(geometry) is not { Count: > 0 } line)
        {
            return null;
        }

        var parts = new RoutePart[legs.Count];
        for (var at = 0; at < parts.Length; at++)
        {
            if (legs[at] is not { Duration: >= 0, Distance: >= 0 } leg
                || Snap.Way(leg.Duration, leg.Distance, snaps[at], snaps[at + 1]) is not { Exists: true } way
                || !double.IsFinite(way.Seconds + way.Metres))
            {
                return null;
            }

            var straight = points[at].MetresTo(points[at + 1]);
            parts[at] = new RoutePart(Math.Max(way.Seconds, straight / options.MaxMetresPerSecond), Math.Max(way.Metres, straight));
        }

        return new TravelRoute(parts, [BritishGrid.ToGeo(points[0]), .. line, BritishGrid.ToGeo(points[^1])], Approximate: false);
    }
}
