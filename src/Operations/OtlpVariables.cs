using Microsoft.Extensions.Configuration;

namespace Operations;

/// <summary>The standard's variables that say whether, and where, a signal is sent.</summary>
internal static class OtlpVariables
{
    /// <summary>Tells whether a signal (<c>TRACES</c>, <c>METRICS</c>, <c>LOGS</c>) is sent anywhere.</summary>
    public static bool Sends(this IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
