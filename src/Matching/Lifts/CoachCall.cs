using Matching.Geo;

namespace Matching.Lifts;

/// <summary>A coach at one of its stops on one leg.</summary>
/// <param name="Name">The stop's name.</param>
/// <param name="Point">Where it is.</param>
/// <param name="At">When the coach is there.</param>
/// <param name="StepFree">True where one is known to board there without steps.</param>
public sealed record CoachCall(string Name, GridPoint Point, DateTimeOffset At, bool StepFree);
