namespace Matching.Seats;

/// <summary>A marginal seat as one of the nearest.</summary>
/// <param name="At">The seat and its distance.</param>
/// <param name="Sessions">What goes on in it; none where nobody asked.</param>
/// <param name="Journey">The way there; null where neither the rank nor the view needs it.</param>
/// <param name="Need">The factors of the rank <see cref="Rank.Need"/>; null in the others.</param>
internal sealed record NearestMarginal(SeatAtDistance At, SeatSessions Sessions, Journey? Journey, Need? Need);
