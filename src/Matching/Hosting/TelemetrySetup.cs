using Matching.Measures;
using Npgsql;
using Operations;

namespace Matching.Hosting;

/// <summary>Traces, metrics and logs.</summary>
internal static class TelemetrySetup
{
    /// <summary>Registers what is seen from outside: that of every service, PostgreSQL's part of a trace, and the service's own figures.</summary>
    public static void AddMatchingTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry(
            "matching",
            traces => traces.AddNpgsql(),
            metrics => metrics.AddNpgsqlInstrumentation().AddMeter(SearchMeter.Name));
    }
}
