using Matching.Campaigns;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.V1;
using Session = Matching.Sessions.Session;

namespace Matching.Api;

/// <summary>Finds the sessions that a search for lifts may lead to: the one named, or the open ones of a seat.</summary>
internal sealed class SearchTargets(IOpenSessions open, ICampaigns campaigns, ISessionSeats seats)
{
    /// <summary>
    /// The session named, unread: the search reads it with its candidates; else the open ones of the seat, perhaps none, in the campaign named or else the
    /// caller's. What is wrong, and a seat or a campaign that is not there, is told by <paramref name="checks"/>.
    /// </summary>
    public async Task<SearchTarget> FindAsync(
        FieldChecks checks,
        SearchLiftsRequest request,
        Caller? caller,
        (DateTimeOffset From, DateTimeOffset Until) window,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (request.Session.Length > 0 == request.Seat.Length > 0)
        {
            checks.Add("session", "Either session or seat must be set, not both.");
            return new SearchTarget(null, []);
        }

        return request.Session.Length > 0
            ? new SearchTarget(checks.Id("session", request.Session), [])
            : new SearchTarget(null, await OfSeatAsync(checks, request, caller, window, now, cancellation));
    }

    private async Task<IReadOnlyList<Session>> OfSeatAsync(
        FieldChecks checks,
        SearchLiftsRequest request,
        Caller? caller,
        (DateTimeOffset From, DateTimeOffset Until) window,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        checks.IsSeatCode("seat", request.Seat);
        var named = checks.OptionalCampaign(request.Campaign);
        var slug = named.Length == 0 && caller is { Campaign: not Caller.EveryCampaign } ? caller.Campaign : named;
        if (checks.Any || slug.Length == 0)
        {
            // Nobody's campaign sees no sessions.
            return [];
        }

        if (await campaigns.FindAsync(slug, cancellation) is not { } campaign)
        {
            checks.Take<Campaigns.Campaign>(new Failure(Reason.CampaignNotFound, $"There is no campaign {slug}."));
            return [];
        }

        var found = await open.InWindowAsync(slug, [request.Seat], window.From, window.Until, cancellation);
        if (found.Count == 0 && await seats.FindAsync(campaign.BoundarySet, request.Seat, null, cancellation) is null)
        {
            checks.Take<Session>(new Failure(Reason.SeatNotFound, $"There is no seat {request.Seat} in the boundary set {campaign.BoundarySet}."));
        }

        return [.. found.Where(session => session.IsOpen(now, window.From, window.Until))];
    }
}
