using Matching.Sessions;

namespace Matching.Seats;

/// <summary>
/// Finds the marginal seats that are nearest to a place. By distance, the seats are found in memory first and only theirs are the sessions
/// read; by travel time and need every marginal seat's sessions count, read by one statement.
/// </summary>
internal sealed class NearestMarginals(IOpenSessions sessions, Journeys journeys, NeedOptions need, TimeProvider clock)
{
    /// <summary>The seats, best first. Answers at once, without the database, where only distances are wanted.</summary>
    public ValueTask<IReadOnlyList<NearestMarginal>> FindAsync(NearestQuery query, CancellationToken cancellation) =>
        query is { Rank: Rank.Distance, WithSessions: false } ? new(Bare(query)) : RankedAsync(query, cancellation);

    private static NearestMarginal[] Bare(NearestQuery query)
    {
        var seats = query.View.Marginals.Nearest(query.Origin.Grid, query.Limit, query.MaxMetres);
        var answer = new NearestMarginal[seats.Length];
        for (var at = 0; at < answer.Length; at++)
        {
            answer[at] = new NearestMarginal(seats[at], SeatSessions.None, null, null);
        }

        return answer;
    }

    /// <summary>Candidates come by distance, then margin, then code, and the sort is stable: so are all ties decided.</summary>
    private static IEnumerable<NearestMarginal> Order(IEnumerable<NearestMarginal> candidates, Rank rank) => rank switch
    {
        Rank.Distance => candidates,
        Rank.TravelTime => candidates.OrderBy(candidate => candidate.Journey!.Seconds),
        Rank.Need => candidates.OrderByDescending(candidate => candidate.Need!.Score),
    };

    private async ValueTask<IReadOnlyList<NearestMarginal>> RankedAsync(NearestQuery query, CancellationToken cancellation)
    {
        var byDistance = query.Rank == Rank.Distance;
        var marginals = query.View.Marginals;
        var seats = marginals.Nearest(query.Origin.Grid, byDistance ? query.Limit : marginals.Seats.Count, query.MaxMetres);
        var inSeats = await SessionsAsync(query, byDistance ? [.. seats.Select(seat => seat.Marginal.Seat.Code)] : null, cancellation);
        var busy = Array.ConvertAll(seats, seat => (seat.Marginal.Seat, inSeats.GetValueOrDefault(seat.Marginal.Seat.Code, SeatSessions.None)));
        var ways = await journeys.ToAsync(query.Origin.Grid, busy, query.From, cancellation);
        var candidates = seats.Select((seat, at) => new NearestMarginal(
            seat,
            busy[at].Item2,
            ways[at],
            query.Rank == Rank.Need ? Need.Of(seat.Marginal.Marginality, busy[at].Item2, ways[at].Minutes, need) : null));
        return [.. Order(candidates, query.Rank).Take(query.Limit)];
    }

    /// <summary>What goes on in each seat; nothing for an ad-hoc campaign, or where no seats are asked for.</summary>
    private async ValueTask<Dictionary<string, SeatSessions>> SessionsAsync(NearestQuery query, IReadOnlyCollection<string>? seats, CancellationToken cancellation)
    {
        if (query.View.Campaign is not { } campaign || seats is { Count: 0 })
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var inWindow = await sessions.InWindowAsync(campaign.Id, seats, query.From, query.Until, cancellation);
        return inWindow
            .Where(session => session.BoundarySet == query.View.Atlas.BoundarySet)
            .GroupBy(session => session.SeatCode, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new SeatSessions([.. group], now, query.From, query.Until), StringComparer.Ordinal);
    }
}
