using Matching.Campaigns;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.V1;
using Session = Matching.Sessions.Session;

namespace Matching.Api;

/// <summary>Finds the sessions that a search for lifts may lead to: the one named, or the open ones of a seat.</summary>
internal sealed class SearchTargets(IOpenSessions open, ICampaigns campaigns, ISessionSeats seats)
{
    /// <summary>
    /// The session named, unread: the search reads it with its candidates; else the open ones of the seat, perhaps none. What is wrong, and a seat or a
    /// campaign that is not there, is told by <paramref name="checks"/>.
    /// </summary>
    public async Task<SearchTarget> FindAsync(
        FieldChecks checks,
        SearchLiftsRequest request,
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
            : new SearchTarget(null, await OfSeatAsync(checks, request, window, now, cancellation));
    }

    private async Task<IReadOnlyList<Session>> OfSeatAsync(
        FieldChecks checks,
        SearchLiftsRequest request,
        (DateTimeOffset From, DateTimeOffset Until) window,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (!checks.IsSeatCode("seat", request.Seat) | !checks.IsSlug("campaign", request.Campaign) || checks.Any)
        {
            return [];
        }

        if (await campaigns.FindAsync(request.Campaign, cancellation) is not { } campaign)
        {
            checks.Take<Campaigns.Campaign>(new Failure(Reason.CampaignNotFound, $"There is no campaign {request.Campaign}."));
            return [];
        }

        var found = await open.InWindowAsync(request.Campaign, [request.Seat], window.From, window.Until, cancellation);
        if (found.Count == 0 && await seats.FindAsync(campaign.BoundarySet, request.Seat, null, cancellation) is null)
        {
            checks.Take<Session>(new Failure(Reason.SeatNotFound, $"There is no seat {request.Seat} in the boundary set {campaign.BoundarySet}."));
        }

        return [.. found.Where(session => session.IsOpen(now, window.From, window.Until))];
    }
}
