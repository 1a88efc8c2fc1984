namespace Matching.Plans.Cars;

/// <summary>Somebody whose seat is kept.</summary>
/// <param name="Person">Who.</param>
/// <param name="Place">Where they board.</param>
internal readonly record struct KeptRider(int Person, int Place);
