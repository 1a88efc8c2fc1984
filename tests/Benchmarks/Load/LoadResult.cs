using System.Diagnostics;

namespace Benchmarks.Load;

/// <summary>What one run of load measured.</summary>
/// <param name="Calls">Calls that ended while measuring.</param>
/// <param name="Failures">Calls that ended with another status than 0, warm-up included.</param>
/// <param name="Seconds">How long was measured.</param>
/// <param name="Ticks">Time of each call in <see cref="Stopwatch"/> ticks, ascending.</param>
internal sealed record LoadResult(int Calls, int Failures, double Seconds, long[] Ticks)
{
    /// <summary>Calls a second.</summary>
    public double PerSecond => Calls / Seconds;

    /// <summary>The time in milliseconds that this share of the calls took at most.</summary>
    public double Milliseconds(double share) =>
        Ticks.Length == 0 ? double.NaN : Ticks[Math.Min(Ticks.Length - 1, (int)(share * Ticks.Length))] * 1000.0 / Stopwatch.Frequency;
}
