using Matching.Sessions;

namespace Matching.Seats;

/// <summary>The way to a seat: to its best open session, or to its hub where it has none.</summary>
/// <param name="Seconds">Seconds by car.</param>
/// <param name="Session">The best open session: least seconds, then start, then id; null where the way goes to the hub.</param>
/// <param name="Approximate">True where the road engine could not be asked.</param>
internal sealed record Journey(double Seconds, Session? Session, bool Approximate)
{
    /// <summary>Minutes by car.</summary>
    public double Minutes => Seconds / 60;
}
