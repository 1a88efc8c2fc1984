using Matching.Api;
using Matching.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Tests.Walk;

/// <summary>The same two campaigns over a service whose own checks let everybody with a token do everything to everything: what is left between them is the database's rules on rows.</summary>
public sealed class OpenGateWorld : AccessWorld
{
    private static readonly AccessRow All = new(Circle.Everywhere, Circle.Everywhere, Circle.Everywhere, Circle.Everywhere, Circle.Everywhere);

    /// <inheritdoc />
    protected override void Adjust(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(
        provider => new AccessGate(provider.GetRequiredService<CallerReader>(), AccessTable.Rows.ToDictionary(row => row.Key, _ => All, StringComparer.Ordinal))));

    /// <summary>Every row of the campaign in which nobody who calls takes part, as text.</summary>
    internal async Task<HashSet<string>> RowsElsewhereAsync() => [.. await Host.QueryAsync(
        """
        select 'session' || session::text from session where campaign = $1
        union all select 'sign_up' || sign_up::text from sign_up join session on session.id = session_id where campaign = $1
        union all select 'lift_offer' || lift_offer::text from lift_offer where campaign = $1
        union all select 'lift_request' || lift_request::text from lift_request where campaign = $1
        union all select 'booking' || booking::text from booking join lift_offer offer on offer.id = offer_id where campaign = $1
        union all select 'lift_series' || lift_series::text from lift_series where campaign = $1
        union all select 'block' || block::text from block where campaign = $1
        union all select 'campaign' || campaign::text from campaign where id = $1
        """,
        row => row.GetString(0),
        CampaignOf(Where.Elsewhere))];
}
