namespace Matching.Campaigns;

/// <summary>Reads campaigns, from memory that is renewed when a replica writes one.</summary>
public interface ICampaigns
{
    /// <summary>The campaign with this slug, or null.</summary>
    ValueTask<Campaign?> FindAsync(string id, CancellationToken cancellation);
}
