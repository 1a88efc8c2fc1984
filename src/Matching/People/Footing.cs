namespace Matching.People;

/// <summary>What must still hold of whoever asks when their write begins: they may have been erased, or have withdrawn their consent, since the call was let in.</summary>
public enum Footing
{
    /// <summary>Nothing: tokens of a development run need nobody behind them, and what ends a person holds them itself.</summary>
    Anybody,

    /// <summary>They still take part in the campaign.</summary>
    Known,

    /// <summary>They also agree to take part.</summary>
    Agreed,
}
