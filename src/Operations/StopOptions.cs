using System.ComponentModel.DataAnnotations;

namespace Operations;

/// <summary>How a service stops, under the section <c>Stop</c> of its own (environment: <c>Matching__Stop__Drain</c> and so on).</summary>
public sealed class StopOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Stop";

    /// <summary>How long the service still accepts requests after it was told to stop and says that it is not ready: what a load balancer needs to notice.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Drain { get; set; } = TimeSpan.Zero;

    /// <summary>Longest time that requests in flight may take to finish after that.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
