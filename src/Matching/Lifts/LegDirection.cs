namespace Matching.Lifts;

/// <summary>Which way a leg goes.</summary>
public enum LegDirection
{
    /// <summary>From the driver's origin to the session.</summary>
    Outward,

    /// <summary>From the session back to the driver's origin.</summary>
    Return,
}
