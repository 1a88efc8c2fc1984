using CsCheck;
using Matching.Geo;
using Matching.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>Random legs with stops, and parties that want to ride on them. Points lie on a coarse grid, so that places coincide.</summary>
internal static class LegWorlds
{
    public static readonly DateTimeOffset Anchor = new(2026, 5, 2, 9, 50, 0, TimeSpan.Zero);

    /// <summary>Points on a grid of 2 km, or anywhere, within 16 km.</summary>
    public static readonly Gen<GridPoint> Point = Gen.OneOf(
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], (east, north) => new GridPoint(500_000 + (2000 * east), 200_000 + (2000 * north))),
        Gen.Select(Gen.Double[500_000, 516_000], Gen.Double[200_000, 216_000], (east, north) => new GridPoint(east, north)));

    private static readonly Gen<DateTimeOffset?> Sometime =
        Gen.Int[-180, 180].Select(minutes => (DateTimeOffset?)Anchor.AddMinutes(minutes));

    private static readonly Gen<DateTimeOffset?> PerhapsSometime = Gen.Frequency((6, Gen.Const((DateTimeOffset?)null)), (1, Sometime));

    private static readonly Gen<TimeWindow> Window = Gen.Select(PerhapsSometime, PerhapsSometime, (early, late) => new TimeWindow(early, late));

    /// <summary>A leg with up to three bookings aboard, and a party.</summary>
    public static readonly Gen<(Leg Leg, Ride Ride)> LegAndRide =
        from direction in Gen.Bool
        from start in Point
        from end in Point
        from seats in Gen.Int[1, 4]
        from detour in Gen.Int[0, 60]
        from limit in PerhapsSometime
        from bookings in BookingOrders
        from people in Gen.Int[1, 3]
        from own in Gen.Bool
        from near in Point
        from far in Point
        from first in Window
        from second in Window
        let outward = direction
        select (
            new Leg
            {
                Direction = outward ? LegDirection.Outward : LegDirection.Return,
                Start = start,
                End = end,
                Seats = seats,
                MaxDetourSeconds = detour * 60,
                Anchor = Anchor,
                Limit = limit,
                Stops = bookings,
            },
            new Ride
            {
                People = people,
                Pickup = outward || !own ? near : null,
                PickupWindow = first,
                Dropoff = !outward || !own ? far : null,
                DropoffWindow = second,
            });

    /// <summary>Stops of bookings in a random order in which each boards before it gets out; some board at the start or leave at the end.</summary>
    private static Gen<Stop[]> BookingOrders =>
        from count in Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[1, 3]))
        from shapes in Gen.Int[0, 2].Array[count]
        from points in Point.Array[count * 2]
        from order in Gen.Double.Unit.Array[count * 2]
        from windows in Gen.Frequency((4, Gen.Const(TimeWindow.Always)), (1, Window)).Array[count * 2]
        select Enumerable.Range(0, count)
            .SelectMany(booking => Shape(booking, shapes[booking], points, order, windows))
            .OrderBy(stop => stop.Order)
            .Select(stop => stop.Stop)
            .ToArray();

    private static IEnumerable<(double Order, Stop Stop)> Shape(int booking, int shape, GridPoint[] points, double[] order, TimeWindow[] windows)
    {
        var id = new Guid(booking + 1, 0, 0, new byte[8]);
        var (first, last) = (booking * 2, (booking * 2) + 1);
        var (early, late) = (Math.Min(order[first], order[last]), Math.Max(order[first], order[last]));
        if (shape != 1)
        {
            yield return (early, new Stop(id, points[first], 1, windows[first]));
        }

        if (shape != 0)
        {
            yield return (late, new Stop(id, points[last], -1, windows[last]));
        }
    }
}
