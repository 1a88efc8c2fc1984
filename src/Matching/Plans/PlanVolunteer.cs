using Matching.Geo;

namespace Matching.Plans;

/// <summary>Somebody to be placed, with the party that stays together.</summary>
public sealed record PlanVolunteer
{
    /// <summary>Names the volunteer within the problem.</summary>
    public required string Id { get; init; }

    /// <summary>Where they set out, and are brought back to.</summary>
    public required GridPoint Home { get; init; }

    /// <summary>People in the party, the volunteer too.</summary>
    public int Party { get; init; } = 1;

    /// <summary>Seats for others in the car that they may drive; null where they do not drive.</summary>
    public int? SpareSeats { get; init; }

    /// <summary>Greatest detour of their car over the direct way, each way.</summary>
    public TimeSpan MaxDetour { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest time in somebody else's car, each way; null for what a lift allows.</summary>
    public TimeSpan? MaxRide { get; init; }

    /// <summary>Not away from home before this.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Back home by then.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Longest direct way to a session that they would take.</summary>
    public TimeSpan MaxTravel { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How far they walk to a meeting point, in metres.</summary>
    public double MaxWalkMetres { get; init; } = 800;

    /// <summary>The only session they would go to; null for any.</summary>
    public string? Session { get; init; }

    /// <summary>Sessions that they have declined.</summary>
    public IReadOnlyCollection<string> Declined { get; init; } = [];

    /// <summary>What they ask of those with whom they share a car; null where they ask nothing.</summary>
    public PlanPreferences? Preferences { get; init; }

    /// <summary>Sessions that they would go to, at most. The hours of two, longest ways there and back included, do not overlap.</summary>
    public int MaxSessions { get; init; } = 1;
}
