namespace Matching.Lifts;

/// <summary>From when a leg is timed.</summary>
public static class LegTiming
{
    /// <summary>Outward: the session's start less the buffer, or the driver's earlier latest arrival.</summary>
    public static DateTimeOffset OutwardAnchor(DateTimeOffset sessionStart, DateTimeOffset? latestArrival, LiftRules rules)
    {
        var due = sessionStart - rules.Buffer;
        return latestArrival is { } stated && stated < due ? stated : due;
    }

    /// <summary>Return: the session's end, or the driver's later departure.</summary>
    public static DateTimeOffset ReturnAnchor(DateTimeOffset sessionEnd, DateTimeOffset? returnDeparture) =>
        returnDeparture is { } stated && stated > sessionEnd ? stated : sessionEnd;
}
