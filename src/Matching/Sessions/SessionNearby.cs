namespace Matching.Sessions;

/// <summary>A session as seen from a place.</summary>
/// <param name="Session">The session.</param>
/// <param name="Metres">Straight metres from the place.</param>
/// <param name="Seconds">Travel time by car.</param>
/// <param name="Approximate">True where the travel time could not be asked of the road engine.</param>
public sealed record SessionNearby(Session Session, double Metres, double Seconds, bool Approximate);
