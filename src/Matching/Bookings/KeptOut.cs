using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>Somebody who may not ride in a car, since they and somebody in it are kept apart.</summary>
/// <param name="Person">Their subject.</param>
/// <param name="Direction">On which leg; null for both.</param>
public readonly record struct KeptOut(string Person, LegDirection? Direction);
