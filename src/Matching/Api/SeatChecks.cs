using Matching.Seats;
using Kind = Matching.V1.Marginality.Types.Kind.Types.Value;

namespace Matching.Api;

/// <summary>Checks of what requests say about seats.</summary>
internal static class SeatChecks
{
    private const int ShortText = 40;

    /// <summary>The name of a boundary set; empty for the default.</summary>
    public static string BoundarySet(this FieldChecks checks, string boundarySet) => checks.Text("boundary_set", boundarySet, 0, ShortText);

    /// <summary>The slug of a campaign; empty for none.</summary>
    public static string OptionalCampaign(this FieldChecks checks, string campaign) =>
        campaign.Length > 0 && checks.IsSlug("campaign", campaign) ? campaign : "";

    /// <summary>A share from 0 to 1, where one is set.</summary>
    public static double? Share(this FieldChecks checks, string field, bool isSet, double value) => isSet ? checks.Between(field, value, 0, 1) : null;

    /// <summary>A number of votes, where one is set.</summary>
    public static int? Votes(this FieldChecks checks, string field, bool isSet, int value) => isSet ? checks.Between(field, value, 0, int.MaxValue) : null;

    /// <summary>The kinds wanted; none where all are.</summary>
    public static MarginalKinds Kinds(this FieldChecks checks, IEnumerable<Kind> kinds)
    {
        var wanted = MarginalKinds.None;
        foreach (var kind in kinds)
        {
            switch (kind)
            {
                case Kind.Open:
                    wanted |= MarginalKinds.Open;
                    break;
                case Kind.Hold:
                    wanted |= MarginalKinds.Hold;
                    break;
                case Kind.Gain:
                    wanted |= MarginalKinds.Gain;
                    break;
                default:
                    checks.Add("kinds", "Each must be OPEN, HOLD or GAIN.");
                    return MarginalKinds.None;
            }
        }

        return wanted;
    }
}
