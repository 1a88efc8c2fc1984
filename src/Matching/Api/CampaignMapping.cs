using Google.Protobuf.WellKnownTypes;
using Matching.Campaigns;
using Campaign = Matching.Campaigns.Campaign;
using Kind = Matching.V1.Marginality.Types.Kind.Types.Value;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Campaigns as they stand on the wire.</summary>
internal static class CampaignMapping
{
    /// <summary>The campaign on the wire.</summary>
    public static Wire.Campaign ToWire(this Campaign campaign)
    {
        var wire = new Wire.Campaign
        {
            Id = campaign.Id,
            Name = campaign.Name,
            Party = campaign.Party ?? "",
            BoundarySet = campaign.BoundarySet,
            Election = campaign.Election,
            MaxMarginShare = campaign.MaxMarginShare,
            Kinds = { campaign.Kinds.Select(ToWireKind) },
            Targets = { campaign.Targets.Select(target => new Wire.Campaign.Types.Target { Code = target.SeatCode, Weight = target.Weight }) },
            MinorsWelcome = campaign.MinorsWelcome,
            Demo = campaign.Demo,
            Etag = Etags.Of(campaign.Version),
            CreateTime = campaign.CreatedAt.ToTimestamp(),
            UpdateTime = campaign.UpdatedAt.ToTimestamp(),
        };
        if (campaign.MaxMarginVotes is { } votes)
        {
            wire.MaxMarginVotes = votes;
        }

        return wire;
    }

    /// <summary>The kind of the wire; null where it is none of the named ones.</summary>
    public static MarginalKind? ToDomain(this Kind kind) => kind switch
    {
        Kind.Open => MarginalKind.Open,
        Kind.Hold => MarginalKind.Hold,
        Kind.Gain => MarginalKind.Gain,
        _ => null,
    };

    private static Kind ToWireKind(MarginalKind kind) => kind switch
    {
        MarginalKind.Open => Kind.Open,
        MarginalKind.Hold => Kind.Hold,
        MarginalKind.Gain => Kind.Gain,
    };
}
