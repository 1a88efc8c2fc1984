namespace Matching.Travel;

/// <summary>
/// The least time that an engine can give over a straight distance: <c>pace · (d + start · d / (d + halfway))</c>. The curve is concave through the
/// origin, so that a way over more points is never bounded by less: what a car must visit can be left out of a bound, never added to it wrongly.
/// </summary>
/// <param name="SecondsPerMetre">Pace when far.</param>
/// <param name="StartMetres">What starting and arriving cost in the end, as metres at that pace; 0 for an engine of which only a greatest speed is known.</param>
/// <param name="HalfwayMetres">Distance at which half of that is spent; more than 0.</param>
public readonly record struct LeastTimes(double SecondsPerMetre, double StartMetres, double HalfwayMetres)
{
    /// <summary>The bound of an engine of which only its greatest speed is known, in metres a second.</summary>
    public static LeastTimes AtSpeed(double metresPerSecond) => new(1 / metresPerSecond, 0, 1);

    /// <summary>No engine that this bounds takes less over these straight metres; what is not more than 0 costs nothing.</summary>
    public double Seconds(double metres) =>
        metres <= 0 ? 0 : SecondsPerMetre * (metres + (StartMetres * metres / (metres + HalfwayMetres)));
}
