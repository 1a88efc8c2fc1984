using Matching.Geo;
using Matching.Travel;

namespace Matching.Seats;

/// <summary>Asks the travel-time engine once for the ways from a place to any number of seats.</summary>
internal sealed class Journeys(ITravelTimes travel)
{
    /// <summary>The journey to each seat, in the seats' order.</summary>
    /// <param name="origin">Where they start.</param>
    /// <param name="seats">Each seat with what goes on in it.</param>
    /// <param name="departure">When they start, for engines that know traffic.</param>
    /// <param name="cancellation">Ends the wait for a remote engine.</param>
    public async ValueTask<Journey[]> ToAsync(
        GridPoint origin,
        IReadOnlyList<(Seat Seat, SeatSessions Sessions)> seats,
        DateTimeOffset departure,
        CancellationToken cancellation)
    {
        var points = new List<GridPoint>();
        foreach (var (seat, sessions) in seats)
        {
            if (sessions.Open.Count == 0)
            {
                points.Add(seat.Hub);
            }

            // An open session is never remote, and what is not remote has a point.
            points.AddRange(sessions.Open.Select(session => session.Grid!.Value));
        }

        if (points.Count == 0)
        {
            return [];
        }

        var matrix = await travel.MatrixAsync([origin], points, departure, cancellation);
        var journeys = new Journey[seats.Count];
        for (int at = 0, column = 0; at < journeys.Length; at++)
        {
            journeys[at] = Best(seats[at].Sessions, matrix, ref column);
        }

        return journeys;
    }

    private static Journey Best(SeatSessions sessions, TravelMatrix matrix, ref int column)
    {
        if (sessions.Open.Count == 0)
        {
            var hub = new Journey(matrix.Seconds(0, column), null, matrix.IsApproximate(0, column));
            column++;
            return hub;
        }

        // They stand by start, then id, so that the first of equals is the best.
        var best = 0;
        var first = column;
        for (var at = 1; at < sessions.Open.Count; at++)
        {
            best = matrix.Seconds(0, first + at) < matrix.Seconds(0, first + best) ? at : best;
        }

        column += sessions.Open.Count;
        return new Journey(matrix.Seconds(0, first + best), sessions.Open[best], matrix.IsApproximate(0, first + best));
    }
}
