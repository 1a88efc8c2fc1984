using Matching.Campaigns;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.V1;
using Session = Matching.Sessions.Session;

namespace Matching.Api;

/// <summary>Finds the sessions that a search for lifts may lead to: the one named, or the open ones of a seat.</summary>
internal sealed class SearchTargets(ISessionStore sessions, IOpenSessions open, ICampaigns campaigns, ISessionSeats seats)
{
    /// <summary>The sessions; none of a seat where none is open. What is wrong or not there is told by <paramref name="checks"/>.</summary>
    public async Task<IReadOnlyList<Session>> FindAsync(
        FieldChecks checks,
        SearchLiftsRequest request,
        (DateTimeOffset From, DateTimeOffset Until) window,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (request.Session.Length > 0 == request.Seat.Length > 0)
        {
            checks.Add("session", "Either session or seat must be set, not both.");
            return [];
        }

        return request.Session.Length > 0
            ? await NamedAsync(checks, request.Session, now, cancellation)
            : await OfSeatAsync(checks, request, window, now, cancellation);
    }

    /// <summary>A session that is named may be full: whoever searches may have a place there already.</summary>
    private async Task<IReadOnlyList<Session>> NamedAsync(FieldChecks checks, string id, DateTimeOffset now, CancellationToken cancellation)
    {
        Result<Session> found = await sessions.FindAsync(checks.Id("session", id), cancellation) switch
        {
            null => new Failure(Reason.SessionNotFound, "There is no such session."),
            { Remote: true } => new Failure(Reason.SessionClosed, "Nobody travels to a remote session."),
            { } closed when closed.IsClosed(now) => new Failure(Reason.SessionClosed, "The session is cancelled or has ended."),
            { } session => session,
        };
        return checks.Take(found) is { } target ? [target] : [];
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
