namespace Matching.Seats;

/// <summary>A seat in a tile.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Marginal">True where it is marginal for whoever asks.</param>
/// <param name="Marginality">Its margin for whoever asks, marginal or not; null where there is no result or no candidate of theirs.</param>
internal sealed record TileSeat(string Code, bool Marginal, Marginality? Marginality);
