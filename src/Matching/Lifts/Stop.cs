using Matching.Geo;

namespace Matching.Lifts;

/// <summary>
/// A stop of an accepted booking between a leg's ends. A booking that boards at the leg's start has only the stop where it gets out; one
/// that gets out at the leg's end only that where it boards.
/// </summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Point">Where the car stops.</param>
/// <param name="LoadChange">People who board, or who get out as a negative number; never 0.</param>
/// <param name="Window">When the car must be there: what was promised, give or take the drift, and the passenger's own limits.</param>
public readonly record struct Stop(Guid BookingId, GridPoint Point, int LoadChange, TimeWindow Window);
