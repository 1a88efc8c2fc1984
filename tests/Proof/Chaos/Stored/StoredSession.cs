using System.Globalization;
using Matching.Geo;

namespace Proof.Chaos.Stored;

/// <summary>A row of the sessions.</summary>
public sealed record StoredSession(Guid Id, int SignedUp, int Waiting, int Maximum)
{
    public string State { get; init; } = "SCHEDULED";

    public long Version { get; init; } = 1;

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public GridPoint Point { get; init; }

    /// <summary>What organisers change of it, in one line.</summary>
    public string Said => SaidOf(StartsAt, EndsAt);

    /// <summary>The line of when it is.</summary>
    public static string SaidOf(DateTimeOffset from, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{from.UtcDateTime:s} to {until.UtcDateTime:s}");
}
