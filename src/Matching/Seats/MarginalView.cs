using Matching.Campaigns;

namespace Matching.Seats;

/// <summary>The marginal seats as one asker sees them.</summary>
/// <param name="Atlas">The seats.</param>
/// <param name="Results">The election that counts.</param>
/// <param name="Criteria">What counts as marginal.</param>
/// <param name="Marginals">The seats that are.</param>
/// <param name="Campaign">The campaign, or null for an ad-hoc one, which sees no sessions.</param>
internal sealed record MarginalView(SeatAtlas Atlas, ElectionResults Results, MarginalCriteria Criteria, MarginalSet Marginals, Campaign? Campaign);
