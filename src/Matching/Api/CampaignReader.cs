using Matching.Campaigns;
using Campaign = Matching.Campaigns.Campaign;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Reads a campaign from the wire, and names everything in it that is wrong, also what the loaded figures do not know.</summary>
internal sealed class CampaignReader(IFigures figures)
{
    private const int MostTargets = 1000;
    private const int ShortText = 40;

    /// <summary>The campaign, with boundary set and election as they are meant where they are left out.</summary>
    public async Task<Campaign> ReadAsync(FieldChecks checks, Wire.Campaign sent, CancellationToken cancellation)
    {
        checks.IsSlug("campaign.id", sent.Id);
        var kinds = Kinds(checks, sent);
        var targets = Targets(checks, sent);
        var party = checks.Text("campaign.party", sent.Party, 0, 100);
        var boundarySet = checks.Text("campaign.boundary_set", sent.BoundarySet, 0, ShortText);
        var election = checks.Text("campaign.election", sent.Election, 0, ShortText);
        var known = await figures.LookUpAsync(
            Askable(boundarySet), Askable(election), Askable(party), [.. targets.Select(target => Askable(target.SeatCode))], cancellation);
        CheckFigures(checks, sent, known);
        return new Campaign
        {
            Id = sent.Id,
            Name = checks.Text("campaign.name", sent.Name, 1, 200),
            Party = party.Length == 0 ? null : party,
            BoundarySet = known.BoundarySet ?? "",
            Election = known.Election ?? "",
            MaxMarginShare = sent.HasMaxMarginShare
                ? checks.Between("campaign.max_margin_share", sent.MaxMarginShare, 0, 1)
                : Campaign.DefaultMaxMarginShare,
            MaxMarginVotes = sent.HasMaxMarginVotes ? checks.Between("campaign.max_margin_votes", sent.MaxMarginVotes, 0, int.MaxValue) : null,
            Kinds = kinds,
            Targets = targets,
            MinorsWelcome = sent.MinorsWelcome,
        };
    }

    /// <summary>PostgreSQL takes no text with a zero character; one that holds it is named as wrong already.</summary>
    private static string Askable(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static void CheckFigures(FieldChecks checks, Wire.Campaign sent, KnownFigures known)
    {
        if (known.BoundarySet is null)
        {
            checks.Add("campaign.boundary_set", sent.BoundarySet.Length == 0 ? "No boundary set is loaded." : "Must be a boundary set that is loaded.");
            return;
        }

        if (known.Election is null)
        {
            checks.Add(
                "campaign.election",
                sent.Election.Length == 0 ? "No results are loaded for the boundary set." : "Must be an election whose results are loaded for the boundary set.",
                "campaign.boundary_set");
        }
        else if (!known.PartyStood)
        {
            checks.Add("campaign.party", "Must be a party's short name in the election's results, such as Lab; not an independent and not the Speaker.", "campaign.boundary_set", "campaign.election");
        }

        var unknown = known.UnknownSeats.ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < sent.Targets.Count; at++)
        {
            if (unknown.Contains(sent.Targets[at].Code))
            {
                checks.Add($"campaign.targets[{at}].code", "Must be a seat of the boundary set.", "campaign.boundary_set");
            }
        }
    }

    private static List<MarginalKind> Kinds(FieldChecks checks, Wire.Campaign sent)
    {
        var kinds = sent.Kinds.Select(CampaignMapping.ToDomain).Distinct().ToList();
        if (kinds.Contains(null))
        {
            checks.Add("campaign.kinds", "Each must be OPEN, HOLD or GAIN.");
        }

        return [.. kinds.OfType<MarginalKind>().Order()];
    }

    private static List<CampaignTarget> Targets(FieldChecks checks, Wire.Campaign sent)
    {
        if (sent.Targets.Count > MostTargets)
        {
            checks.Add("campaign.targets", "Must be at most 1000.");
            return [];
        }

        var targets = new List<CampaignTarget>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < sent.Targets.Count; at++)
        {
            var target = sent.Targets[at];
            var field = $"campaign.targets[{at}]";
            var isCode = checks.IsSeatCode($"{field}.code", target.Code);
            if (isCode && !codes.Add(target.Code))
            {
                checks.Add($"{field}.code", "Must not be listed twice.");
            }

            var weight = target.HasWeight ? target.Weight : 1;
            if (!(weight is > 0 and <= 1000))
            {
                checks.Add($"{field}.weight", "Must be above 0 and at most 1000.");
            }

            // What is no code is named once, not also as unknown.
            if (isCode)
            {
                targets.Add(new CampaignTarget(target.Code, weight));
            }
        }

        return targets;
    }
}
