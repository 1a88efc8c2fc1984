using System.Globalization;
using Matching.Geo;
using Matching.Lifts;

namespace Proof.Chaos.Stored;

/// <summary>A row of the offers.</summary>
public sealed record StoredOffer(Guid Id, Guid SessionId, string Driver, string State, long LastEvent, long Version)
{
    /// <summary>What drivers change of it, in one line.</summary>
    public string Said { get; init; } = "";

    /// <summary>Where the car starts and returns to.</summary>
    public GridPoint Home { get; init; }

    public TimeSpan MaxDetour { get; init; }

    public DateTimeOffset? EarliestDeparture { get; init; }

    public DateTimeOffset? LatestArrival { get; init; }

    public DateTimeOffset? ReturnDeparture { get; init; }

    public DateTimeOffset? LatestReturn { get; init; }

    /// <summary>The timetable of a coach; none of a car.</summary>
    public IReadOnlyList<CoachStop> CoachStops { get; init; } = [];

    /// <summary>The line of an offer's seats and of when it arrives.</summary>
    public static string SaidOf(int? outwardSeats, int? returnSeats, DateTimeOffset? latestArrival) =>
        string.Create(CultureInfo.InvariantCulture, $"{outwardSeats} there, {returnSeats} back, there by {latestArrival?.UtcDateTime:s}");
}
