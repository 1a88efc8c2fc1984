using Matching.Sessions;

namespace Matching.Seats;

/// <summary>What goes on in one seat in a window.</summary>
internal sealed class SeatSessions
{
    /// <summary>Nothing goes on.</summary>
    public static readonly SeatSessions None = new([], default, default, default);

    /// <summary>Sorts out a seat's sessions in the window.</summary>
    /// <param name="sessions">Those that are not cancelled, by start, then id; full and remote ones too.</param>
    /// <param name="now">A session that has ended by now is not open.</param>
    /// <param name="from">Start of the window.</param>
    /// <param name="until">End of the window, not in it.</param>
    public SeatSessions(IReadOnlyCollection<Session> sessions, DateTimeOffset now, DateTimeOffset from, DateTimeOffset until)
    {
        Open = [.. sessions.Where(session => session.IsOpen(now, from, until))];
        long wanted = sessions.Sum(session => (long)session.Wanted);
        long missing = sessions.Sum(session => (long)Math.Max(0, session.Wanted - session.SignedUp));
        Shortfall = wanted > 0 ? (double)missing / wanted : null;
    }

    /// <summary>The open ones, by start, then id.</summary>
    public IReadOnlyList<Session> Open { get; }

    /// <summary>Share of the wanted volunteers still missing; null where none are wanted.</summary>
    public double? Shortfall { get; }

    /// <summary>Places left at the open ones together.</summary>
    public int PlacesLeft => (int)Math.Min(int.MaxValue, Open.Sum(session => (long)session.PlacesLeft));
}
