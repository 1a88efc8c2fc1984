namespace Matching.Seats;

/// <summary>A marginal seat as far as it is from some place.</summary>
/// <param name="Marginal">The seat.</param>
/// <param name="Metres">Metres to its outline, whole millimetres, 0 inside.</param>
internal readonly record struct SeatAtDistance(MarginalSeat Marginal, double Metres);
