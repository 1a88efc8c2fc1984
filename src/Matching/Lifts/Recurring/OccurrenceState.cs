namespace Matching.Lifts.Recurring;

/// <summary>What has become of one date of a series.</summary>
public enum OccurrenceState
{
    /// <summary>No session fits it yet.</summary>
    Waiting,

    /// <summary>It is an offer to a session.</summary>
    Offered,

    /// <summary>Its driver left it out.</summary>
    Skipped,
}
