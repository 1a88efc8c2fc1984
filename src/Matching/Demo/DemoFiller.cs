using Matching.Campaigns;
using Matching.Seats;

namespace Matching.Demo;

/// <summary>Fills a database with generated weekends, from the coming one on.</summary>
internal sealed class DemoFiller(IDemoStore store, TimeProvider clock)
{
    /// <summary>Slug of the campaign that the demo is shown in.</summary>
    public const string DemoCampaign = "demo";

    /// <summary>Stores weekends; does nothing where the coming one has demo sessions already.</summary>
    /// <param name="figures">The loaded figures.</param>
    /// <param name="campaign">Slug of the campaign; made where it is missing: no party, boundary set 2024 or else the newest, margin at most 0.05.</param>
    /// <param name="offers">Offers over all weekends.</param>
    /// <param name="seed">Decides everything that is drawn.</param>
    /// <param name="cancellation">Ends the wait for the database; nothing is kept then.</param>
    /// <returns>Weekends stored; 0 where there was nothing to do.</returns>
    /// <exception cref="InvalidOperationException">The loaded figures have no results, or no marginal seat.</exception>
    public async Task<int> FillAsync(OfficialFigures figures, string campaign, int offers, int seed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var saturday = ComingWeekend.SaturdayAfter(now);
        var (from, until) = ComingWeekend.Span(saturday);
        if (await store.HasSessionsAsync(campaign, from, until, cancellation))
        {
            return 0;
        }

        var atlas = figures.Find("2024") ?? figures.Newest ?? throw new InvalidOperationException("No seats are loaded.");
        var results = atlas.Latest ?? throw new InvalidOperationException($"No results are loaded for the boundary set {atlas.BoundarySet}.");
        var criteria = new MarginalCriteria(results.Election, null, Campaign.DefaultMaxMarginShare, null, MarginalKinds.All, MarginalCriteria.NoTargets);
        var seats = atlas.Marginals.Of(results, criteria).Seats;
        if (seats.Count == 0)
        {
            throw new InvalidOperationException("No seat is marginal.");
        }

        await store.EnsureCampaignAsync(
            new Campaign { Id = campaign, Name = "Demo", BoundarySet = atlas.BoundarySet, Election = results.Election, Demo = true }, cancellation);
        var plan = new DemoPlan
        {
            Campaign = campaign,
            BoundarySet = atlas.BoundarySet,
            Seats = [.. seats.Select(marginal => (marginal.Seat.Code, marginal.Seat.Name, marginal.Seat.Hub)).OrderBy(seat => seat.Code, StringComparer.Ordinal)],
            FirstSaturday = saturday,
            Offers = offers,
            Seed = seed,
            CreatedAt = now,
        };
        await store.StoreAsync(new WeekendGenerator(plan, new DemoHomes(figures.Places)).Weekends(), cancellation);
        return plan.Weekends;
    }
}
