using Matching.Campaigns;
using Matching.Outcomes;

namespace Matching.Seats;

/// <summary>Opens the view of whoever asks: their campaign, with what the query replaces in it, on the loaded figures.</summary>
internal sealed class MarginalViews(LoadedFigures figures, ICampaigns campaigns)
{
    /// <summary>
    /// Fails with <see cref="Reason.CampaignNotFound"/>, <see cref="Reason.BoundarySetNotFound"/> (also where the set has no results), or
    /// <see cref="Reason.InvalidField"/> on <c>party</c>.
    /// </summary>
    public async ValueTask<Result<MarginalView>> OpenAsync(MarginalQuery query, CancellationToken cancellation)
    {
        if (query.Campaign.Length == 0)
        {
            return Open(query, null);
        }

        return await campaigns.FindAsync(query.Campaign, cancellation) is { } campaign
            ? Open(query, campaign)
            : new Failure(Reason.CampaignNotFound, $"There is no campaign \"{query.Campaign}\".");
    }

    private static MarginalKinds KindsOf(Campaign? campaign) =>
        campaign is { Kinds.Count: > 0 } ? campaign.Kinds.Aggregate(MarginalKinds.None, (all, kind) => all | (MarginalKinds)(1 << (int)kind)) : MarginalKinds.All;

    private Result<MarginalView> Open(MarginalQuery query, Campaign? campaign)
    {
        if (!figures.Get().TryGet(out var loaded, out var failure)
            || !loaded.Atlas(query.BoundarySet.Length > 0 ? query.BoundarySet : campaign?.BoundarySet ?? "").TryGet(out var atlas, out failure))
        {
            return failure;
        }

        // A campaign's election and targets are of its own boundary set; in another they mean nothing.
        var own = campaign?.BoundarySet == atlas.BoundarySet ? campaign : null;
        if ((own is null ? atlas.Latest : atlas.FindElection(own.Election)) is not { } results)
        {
            return new Failure(Reason.BoundarySetNotFound, $"No results of {(own is null ? "any election" : $"the election {own.Election}")} are loaded for the boundary set {atlas.BoundarySet}.");
        }

        if (query.Party.Length > 0 && !results.Parties.Contains(query.Party))
        {
            return Failure.Invalid("party", $"Must be one of: {string.Join(", ", results.Parties)}.");
        }

        var criteria = new MarginalCriteria(
            results.Election,
            query.Party.Length > 0 ? query.Party : campaign?.Party,
            query.MaxMarginShare ?? campaign?.MaxMarginShare ?? Campaign.DefaultMaxMarginShare,
            query.MaxMarginVotes ?? campaign?.MaxMarginVotes,
            query.Kinds != MarginalKinds.None ? query.Kinds : KindsOf(campaign),
            own is { Targets.Count: > 0 } ? own.Targets : MarginalCriteria.NoTargets);
        return new MarginalView(atlas, results, criteria, atlas.Marginals.Of(results, criteria), campaign);
    }
}
