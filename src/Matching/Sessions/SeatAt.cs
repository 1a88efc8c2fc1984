namespace Matching.Sessions;

/// <summary>A seat as seen from a point.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Metres">From the point to the seat's outline, 0 inside; 0 also where no point was given.</param>
public sealed record SeatAt(string Code, double Metres);
