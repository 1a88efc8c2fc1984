using System.ComponentModel.DataAnnotations;

namespace Matching.Travel;

/// <summary>Which engine gives travel times, and how the road engine is asked; under the section <c>Matching:Travel</c>.</summary>
public sealed record TravelOptions
{
    /// <summary>The engine that knows straight distances only.</summary>
    public const string StraightLine = "straight-line";

    /// <summary>The engine that asks an <c>osrm-routed</c>.</summary>
    public const string Osrm = "osrm";

    /// <summary><c>straight-line</c> or <c>osrm</c>.</summary>
    [AllowedValues(StraightLine, Osrm)]
    public string Engine { get; init; } = StraightLine;

    /// <summary>Where <c>osrm-routed</c> is, for example <c>http://127.0.0.1:5000</c>; needed for <c>osrm</c>.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>The profile in the address; a stock <c>osrm-routed</c> serves one whatever it is called.</summary>
    [RegularExpression("[A-Za-z0-9_-]{1,40}")]
    public string Profile { get; init; } = "driving";

    /// <summary>
    /// Greatest straight speed of a car on these roads, in kilometres an hour. Pre-screens of lifts count on it, so every time of the engine is held to it. No
    /// less than what the straight-line engine goes, which stands in when the road engine is away.
    /// </summary>
    [Range(69.3, 400)]
    public double MaxSpeed { get; init; } = 130;

    /// <summary>The server's <c>--max-table-size</c>; larger tables are asked for in parts.</summary>
    [Range(1, 2000)]
    public int MaxTableSize { get; init; } = 100;

    /// <summary>Most questions that one replica has the server answer at once; further ones wait, within their own time.</summary>
    [Range(1, 1000)]
    public int CallsAtOnce { get; init; } = 16;

    /// <summary>Longest wait for one answer of the server.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for everything that one search asks, repeats included; what is not there by then is told by straight line.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a failed question is repeated.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>Mean wait before the first repeat; it grows, and is spread at random.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>For how long nothing is asked after half of the calls of ten seconds, and at least <see cref="BreakAfter"/> of them, failed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Least calls in ten seconds for their failures to mean anything.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; init; } = 6;

    /// <summary>Greatest number of pairs of points whose way is kept; some 300 bytes each. 0 keeps none.</summary>
    [Range(0, 100_000_000)]
    public int CachePairs { get; init; } = 200_000;

    /// <summary>How long a way is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromHours(6);

    /// <summary><see cref="MaxSpeed"/> in metres a second.</summary>
    public double MaxMetresPerSecond => MaxSpeed / 3.6;
}
