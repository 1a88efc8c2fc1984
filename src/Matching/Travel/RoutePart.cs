namespace Matching.Travel;

/// <summary>The way between two neighbouring places of a route.</summary>
/// <param name="Seconds">Seconds by car.</param>
/// <param name="Metres">Metres on the way; straight metres where the engine knows no roads.</param>
public readonly record struct RoutePart(double Seconds, double Metres);
