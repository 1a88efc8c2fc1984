namespace Matching.Seats;

/// <summary>A seat with what makes it marginal.</summary>
internal sealed record MarginalSeat(Seat Seat, Marginality Marginality);
