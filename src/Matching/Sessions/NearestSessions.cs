using Matching.Geo;
using Matching.Travel;

namespace Matching.Sessions;

/// <summary>Finds the open sessions that are nearest to a point.</summary>
public sealed class NearestSessions(IOpenSessions sessions, ITravelTimes times, TimeProvider clock)
{
    /// <summary>The open sessions of a campaign in a window: least travel time, then start, then id.</summary>
    /// <param name="origin">The point.</param>
    /// <param name="campaign">Slug of the campaign.</param>
    /// <param name="from">Start of the window.</param>
    /// <param name="until">End of the window, not in it.</param>
    /// <param name="kinds">Only these kinds; all where empty.</param>
    /// <param name="stepFree">Only sessions with this answer; any where null.</param>
    /// <param name="limit">Most sessions in the answer.</param>
    /// <param name="cancellation">Ends the wait for the database and the road engine.</param>
    public async Task<IReadOnlyList<SessionNearby>> FindAsync(
        GridPoint origin,
        string campaign,
        DateTimeOffset from,
        DateTimeOffset until,
        IReadOnlyCollection<SessionKind> kinds,
        StepFree? stepFree,
        int limit,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = (await sessions.InWindowAsync(campaign, null, from, until, cancellation))
            .Where(session => session.IsOpen(now, from, until)
                && (kinds.Count == 0 || kinds.Contains(session.Kind))
                && (stepFree is null || session.StepFree == stepFree))
            .ToList();
        var matrix = await times.MatrixAsync([origin], [.. open.Select(session => session.Grid!.Value)], from, cancellation);
        return
        [
            .. open
                .Select((session, at) =>
                    new SessionNearby(session, origin.MetresTo(session.Grid!.Value), matrix.Seconds(0, at), matrix.IsApproximate(0, at)))
                .OrderBy(near => near.Seconds)
                .ThenBy(near => near.Session.StartsAt)
                .ThenBy(near => near.Session.Id)
                .Take(limit),
        ];
    }
}
