using Google.Protobuf.WellKnownTypes;

namespace Matching.Api;

/// <summary>Figures as they are told: no finer than they mean anything, so that no noise is taken for knowledge.</summary>
internal static class Figures
{
    /// <summary>A time in whole seconds, halves to even.</summary>
    public static Duration ToSeconds(this double seconds) => new() { Seconds = (long)Math.Round(seconds) };

    /// <summary>What is left of a limit, in whole seconds, rounded down.</summary>
    public static Duration ToSecondsLeft(this double seconds) => new() { Seconds = (long)Math.Floor(seconds) };

    /// <summary>A distance in metres, to the millimetre.</summary>
    public static double ToMillimetres(this double metres) => Math.Round(metres, 3);
}
