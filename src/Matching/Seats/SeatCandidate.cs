namespace Matching.Seats;

/// <summary>A seat that a place may lie in.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Share">
/// Of an area: the share of its postcodes that lie in the seat. Of a point: 1 for the seat it is taken to lie in, 0 for those nearby.
/// </param>
/// <param name="Metres">Metres from the point to the outline, whole millimetres, 0 inside.</param>
internal sealed record SeatCandidate(Seat Seat, double Share, double Metres);
