namespace Matching.Campaigns;

/// <summary>What a campaign could do in a marginal seat.</summary>
public enum MarginalKind
{
    /// <summary>No party is asking.</summary>
    Open,

    /// <summary>The campaign's party came first.</summary>
    Hold,

    /// <summary>Another party came first.</summary>
    Gain,
}
