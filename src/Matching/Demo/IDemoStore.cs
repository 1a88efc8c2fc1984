using Matching.Campaigns;

namespace Matching.Demo;

/// <summary>Stores generated weekends.</summary>
internal interface IDemoStore
{
    /// <summary>Makes the campaign where there is none of its slug.</summary>
    Task EnsureCampaignAsync(Campaign campaign, CancellationToken cancellation);

    /// <summary>Tells whether there is a campaign that is no demo: somebody's real work.</summary>
    Task<bool> HasOtherCampaignsAsync(CancellationToken cancellation);

    /// <summary>Tells whether the campaign has demo sessions in a span of time.</summary>
    Task<bool> HasSessionsAsync(string campaign, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Stores weekends in bulk, all or none, and tells the database's planner of them.</summary>
    Task StoreAsync(IEnumerable<DemoWeekend> weekends, CancellationToken cancellation);
}
