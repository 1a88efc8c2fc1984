namespace Matching.Bookings;

/// <summary>How many come to a session, and how, as one moment shows it.</summary>
/// <param name="Wanted">People wanted.</param>
/// <param name="Maximum">Most people that may come.</param>
/// <param name="SignedUp">People who have signed up.</param>
/// <param name="Asked">People for whom places are held until they answer.</param>
/// <param name="Waiting">People on the waiting list.</param>
/// <param name="There">How they come; null where nobody travels.</param>
/// <param name="Back">How they go home; null where nobody travels.</param>
public sealed record Arrivals(int Wanted, int Maximum, int SignedUp, int Asked, int Waiting, ArrivalsByWay? There, ArrivalsByWay? Back);
