using Matching.Geo;

namespace Matching.Lifts;

/// <summary>Where a driver or passenger starts and returns to. Exact, so it never leaves the process but sealed.</summary>
/// <param name="Text">What the person wrote.</param>
/// <param name="Point">The point it resolved to.</param>
/// <param name="Blurred">The point that others see until somebody is accepted: of a driver the <see cref="StandIn"/>.</param>
public sealed record LiftOrigin(string Text, GridPoint Point, GridPoint Blurred);
