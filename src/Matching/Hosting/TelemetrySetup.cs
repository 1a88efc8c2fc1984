namespace Matching.Hosting;

/// <summary>Traces, metrics and logs.</summary>
internal static class TelemetrySetup
{
    /// <summary>Registers what is seen from outside.</summary>
    public static void AddMatchingTelemetry(this WebApplicationBuilder builder) => builder.Logging.Configure(_ => { });
}
