namespace Proof.Chaos.Histories;

/// <summary>What a client knows of an operation once it is over.</summary>
public enum Outcome
{
    /// <summary>It was answered.</summary>
    Acknowledged,

    /// <summary>It was refused with a reason, and so has no effect.</summary>
    Refused,

    /// <summary>No answer came, however often it was asked; it may have had its effect or not.</summary>
    Unknown,
}
