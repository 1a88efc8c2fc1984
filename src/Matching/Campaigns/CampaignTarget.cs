namespace Matching.Campaigns;

/// <summary>A seat that a campaign lists whatever its margin.</summary>
/// <param name="SeatCode">GSS code.</param>
/// <param name="Weight">How much it counts, above 0.</param>
public sealed record CampaignTarget(string SeatCode, double Weight);
