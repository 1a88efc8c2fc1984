using Matching.Campaigns;

namespace Matching.Seats;

/// <summary>What counts as marginal for whoever asks. Two criteria are equal when they must give the same seats.</summary>
/// <param name="Election">The election whose results count.</param>
/// <param name="Party">The party that asks, or null for none.</param>
/// <param name="MaxMarginShare">Greatest margin as a share of the valid votes.</param>
/// <param name="MaxMarginVotes">Greatest margin in votes, or null for none.</param>
/// <param name="Kinds">Kinds wanted.</param>
/// <param name="Targets">Listed targets; where there are any, they alone are the marginal seats. Compared by reference: a campaign's list is never changed in place.</param>
internal sealed record MarginalCriteria(
    string Election,
    string? Party,
    double MaxMarginShare,
    int? MaxMarginVotes,
    MarginalKinds Kinds,
    IReadOnlyList<CampaignTarget> Targets)
{
    /// <summary>No listed targets; one list, so that criteria without targets are equal.</summary>
    public static readonly IReadOnlyList<CampaignTarget> NoTargets = [];

    /// <summary>Tells whether a seat that is not listed counts as marginal.</summary>
    public bool Admits(Marginality marginality) =>
        marginality.MarginShare <= MaxMarginShare
        && (MaxMarginVotes is not { } most || marginality.MarginVotes <= most)
        && Kinds.HasFlag((MarginalKinds)(1 << (int)marginality.Kind));
}
