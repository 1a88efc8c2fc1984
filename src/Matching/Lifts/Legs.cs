namespace Matching.Lifts;

/// <summary>Which legs are offered or wanted.</summary>
[Flags]
public enum Legs
{
    /// <summary>Neither; no valid offer or wish.</summary>
    None = 0,

    /// <summary>To the session.</summary>
    Outward = 1,

    /// <summary>From the session.</summary>
    Return = 2,

    /// <summary>To the session and back.</summary>
    Both = Outward | Return,
}
