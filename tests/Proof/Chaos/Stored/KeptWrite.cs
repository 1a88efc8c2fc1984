namespace Proof.Chaos.Stored;

/// <summary>A write under whose id an answer is kept.</summary>
public sealed record KeptWrite(string Subject, string Rpc, string RequestId);
