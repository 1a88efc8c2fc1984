using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Operations;

/// <summary>Logs: a line of JSON each, or for a person at work, at a terminal, a line of text.</summary>
internal static class LogSetup
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        // A service that is not ready says so when it is asked, not at every probe.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:Grpc"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:OpenTelemetry"] = "Warning",
    };

    /// <summary>Registers the console, and keeps the framework from logging addresses that hold a person's place.</summary>
    public static void AddOperatorLogs(this WebApplicationBuilder builder) => builder.AddOperatorLogs(!Console.IsOutputRedirected);

    /// <summary>The same, where the output is a terminal or not: what goes to a file is looked through for a trace id.</summary>
    internal static void AddOperatorLogs(this WebApplicationBuilder builder, bool toTerminal)
    {
        // Before all other sources, so that an operator may set any level.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.ClearProviders();
        // It logs every request with its query. Not switched off whole: it also makes the trace id that every line carries.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // From Debug it logs paths, which may hold anything; where nothing matches, not even a route says what it was.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Routing.Matching", LogLevel.Information);
        if (toTerminal && builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
                console.UseUtcTimestamp = true;
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
        else
        {
            builder.Logging.AddConsole(console => console.FormatterName = JsonLines.Name).AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        }
    }
}
