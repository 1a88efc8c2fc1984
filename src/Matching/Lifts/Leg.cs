using System.Collections.Frozen;
using Matching.Geo;

namespace Matching.Lifts;

/// <summary>One direction of a car's journey as it stands, with the bookings it already carries.</summary>
public sealed record Leg
{
    /// <summary>Which way it goes.</summary>
    public required LegDirection Direction { get; init; }

    /// <summary>Where it starts: the driver's origin outward, the session on the return.</summary>
    public required GridPoint Start { get; init; }

    /// <summary>Where it ends.</summary>
    public required GridPoint End { get; init; }

    /// <summary>Seats for passengers.</summary>
    public required int Seats { get; init; }

    /// <summary>Greatest detour over the direct way, in seconds.</summary>
    public required double MaxDetourSeconds { get; init; }

    /// <summary>Outward the latest arrival at the session, from which the leg is timed backwards; on the return the earliest departure, from which it is timed forwards.</summary>
    public required DateTimeOffset Anchor { get; init; }

    /// <summary>Outward the earliest departure, on the return the latest arrival, where the driver states one.</summary>
    public DateTimeOffset? Limit { get; init; }

    /// <summary>Stops between the ends, in driving order.</summary>
    public IReadOnlyList<Stop> Stops { get; init; } = [];

    /// <summary>Bookings of passengers who have said that they are adults, and who are there: beside them somebody of 16 or 17 may ride.</summary>
    public IReadOnlySet<Guid> Adults { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Bookings of passengers who are 16 or 17.</summary>
    public IReadOnlySet<Guid> Minors { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>When the leg must start: what was promised to those who board there, give or take the drift.</summary>
    public TimeWindow StartWindow { get; init; }

    /// <summary>The timetable that a coach keeps; null for a car, which comes for whom it carries.</summary>
    public CoachRun? Run { get; init; }

    /// <summary>People on board when the leg starts: those whose booking has no boarding stop.</summary>
    public int LoadAtStart()
    {
        var load = 0;
        foreach (var stop in Stops)
        {
            if (stop.LoadChange < 0 && !BoardsOnTheWay(stop.BookingId))
            {
                load -= stop.LoadChange;
            }
        }

        return load;
    }

    private bool BoardsOnTheWay(Guid booking)
    {
        foreach (var stop in Stops)
        {
            if (stop.BookingId == booking && stop.LoadChange > 0)
            {
                return true;
            }
        }

        return false;
    }
}
