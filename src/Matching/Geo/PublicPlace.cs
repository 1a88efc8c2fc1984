namespace Matching.Geo;

/// <summary>A public place where people may meet.</summary>
/// <param name="Point">Where it is.</param>
/// <param name="Name">Name.</param>
/// <param name="StepFree">True where it is known to be step-free; false for "no" and for "unknown" alike.</param>
public readonly record struct PublicPlace(GridPoint Point, string Name, bool StepFree);
