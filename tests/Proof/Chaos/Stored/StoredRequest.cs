using System.Globalization;

namespace Proof.Chaos.Stored;

/// <summary>A row of the requests.</summary>
public sealed record StoredRequest(Guid Id, Guid SessionId, string Passenger, int People, string State, long Version)
{
    /// <summary>What passengers change of it, in one line.</summary>
    public string Said { get; init; } = "";

    public DateTimeOffset? EarliestDeparture { get; init; }

    /// <summary>The line of a request's party and of when it leaves.</summary>
    public static string SaidOf(int people, DateTimeOffset? earliestDeparture) =>
        string.Create(CultureInfo.InvariantCulture, $"{people} people, from {earliestDeparture?.UtcDateTime:s}");
}
