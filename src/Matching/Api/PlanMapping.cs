using Google.Protobuf.WellKnownTypes;
using Matching.Plans;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Plans on the wire and in files.</summary>
internal static class PlanMapping
{
    /// <summary>A plan as it is told.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="problem">What it is the plan of.</param>
    /// <param name="seconds">Seconds that it took.</param>
    public static Wire.Plan ToWire(this Plan plan, PlanProblem problem, double seconds)
    {
        var wire = new Wire.Plan
        {
            Value = plan.Worth.Value,
            Minutes = plan.Worth.Minutes,
            StoppedBy = (Wire.Plan.Types.End.Types.Value)(1 + (int)plan.StoppedBy),
            Work = plan.Work,
            Seconds = seconds,
        };
        if (double.IsFinite(plan.Worth.Bound))
        {
            (wire.Bound, wire.Gap) = (plan.Worth.Bound, plan.Worth.Gap);
        }

        if (plan.Worth.LeastMinutes is { } least)
        {
            wire.LeastMinutes = least;
        }

        foreach (var car in plan.Cars)
        {
            wire.Placements.Add(Placement(car.Driver, car.Session, Wire.Plan.Types.Way.Types.Value.Drives, ""));
            wire.Placements.Add(car.Outward.Select(stop => Placement(stop.Volunteer, car.Session, Wire.Plan.Types.Way.Types.Value.Rides, car.Driver)));
        }

        wire.Placements.Add(plan.OwnWays.Select(own => Placement(own.Volunteer, own.Session, Wire.Plan.Types.Way.Types.Value.OwnWay, "")));
        wire.Cars.Add(plan.Cars.Select(Car));
        wire.Unplaced.Add(plan.Unplaced.Select(one => new Wire.Plan.Types.Unplaced { Volunteer = one.Volunteer, Reason = (Wire.Plan.Types.Reason.Types.Value)(1 + (int)one.Reason) }));
        wire.Broken.Add(plan.Broken.Select(one => one.ToWords()));
        wire.BrokenLimits.Add(plan.Broken.Select(ToWire));
        wire.Headcounts.Add(plan.HeadcountsOf(problem).Select(one => new Wire.Plan.Types.Headcount
        {
            Session = one.Session.Id,
            People = one.People,
            Cars = one.Cars,
            OwnWay = one.OwnWay,
            Shortfall = one.Shortfall,
        }));
        return wire;
    }

    /// <summary>A limit that is broken.</summary>
    public static Wire.Plan.Types.Broken ToWire(PlanBroken one) =>
        new() { Limit = (Wire.Plan.Types.Limit.Types.Value)(1 + (int)one.Limit), Volunteer = one.Volunteer ?? "", Session = one.Session ?? "" };

    /// <summary>How far a search has come.</summary>
    /// <param name="value">What the best plan so far is worth.</param>
    /// <param name="bound">No plan is worth more; infinite or no number where nothing was proven.</param>
    /// <param name="placed">People placed.</param>
    /// <param name="elapsed">Time since it began.</param>
    public static Wire.SolvePlanResponse.Types.Progress ToWire(double value, double bound, int placed, TimeSpan elapsed)
    {
        var told = new Wire.SolvePlanResponse.Types.Progress { Elapsed = Duration.FromTimeSpan(elapsed), Value = value, Placed = placed, Unbounded = !double.IsFinite(bound) };
        if (!told.Unbounded)
        {
            told.Bound = bound;
        }

        return told;
    }

    /// <summary>A plan out of a file, to be checked against its problem; what it names that the problem lacks is left to the check.</summary>
    public static Plan ToDomain(this Wire.Plan wire, PlanProblem problem)
    {
        var homes = problem.Volunteers.ToDictionary(one => one.Id, one => one.Home, StringComparer.Ordinal);
        var places = problem.MeetingPoints.ToDictionary(one => one.Id, one => one.Point, StringComparer.Ordinal);
        PlanStop Stop(Wire.Plan.Types.Stop stop) => new(
            stop.Volunteer,
            stop.MeetingPoint.Length > 0 ? stop.MeetingPoint : null,
            stop.MeetingPoint.Length > 0 ? places.GetValueOrDefault(stop.MeetingPoint) : homes.GetValueOrDefault(stop.Volunteer),
            stop.Time?.ToDateTimeOffset() ?? default,
            stop.Load);
        return new Plan
        {
            Cars = [.. wire.Cars.Select(car => new PlanCar(
                car.Driver, car.Session, [.. car.Outward.Select(Stop)], [.. car.Return.Select(Stop)], car.OutwardTime?.ToTimeSpan() ?? default, car.ReturnTime?.ToTimeSpan() ?? default))],
            OwnWays = [.. wire.Placements.Where(one => one.Way == Wire.Plan.Types.Way.Types.Value.OwnWay).Select(one => new PlanOwnWay(one.Volunteer, one.Session))],
            Unplaced = [.. wire.Unplaced.Select(one => new PlanUnplaced(one.Volunteer, (UnplacedReason)((int)one.Reason - 1)))],
            Broken = [.. wire.BrokenLimits.Select(one => new PlanBroken((BrokenLimit)((int)one.Limit - 1), Text(one.Volunteer), Text(one.Session)))],
            Worth = new PlanWorth(wire.Value, wire.HasBound ? wire.Bound : double.PositiveInfinity, wire.Minutes, wire.HasLeastMinutes ? wire.LeastMinutes : null),
            StoppedBy = (PlanEnd)((int)wire.StoppedBy - 1),
            Work = wire.Work,
        };
    }

    private static string? Text(string text) => text.Length > 0 ? text : null;

    private static Wire.Plan.Types.Placement Placement(string volunteer, string session, Wire.Plan.Types.Way.Types.Value way, string driver) =>
        new() { Volunteer = volunteer, Session = session, Way = way, Driver = driver };

    private static Wire.Plan.Types.Car Car(PlanCar car)
    {
        var wire = new Wire.Plan.Types.Car
        {
            Driver = car.Driver,
            Session = car.Session,
            OutwardTime = Duration.FromTimeSpan(car.OutwardTime),
            ReturnTime = Duration.FromTimeSpan(car.ReturnTime),
        };
        wire.Outward.Add(car.Outward.Select(Stop));
        wire.Return.Add(car.Return.Select(Stop));
        return wire;
    }

    private static Wire.Plan.Types.Stop Stop(PlanStop stop) => new()
    {
        Volunteer = stop.Volunteer,
        MeetingPoint = stop.MeetingPoint ?? "",
        Time = stop.At.ToTimestamp(),
        Load = stop.Load,
    };
}
