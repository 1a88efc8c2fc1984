using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Operations;

namespace Matching.Tests.Hosting;

/// <summary>A log entry is one line of JSON with the trace that it belongs to, and without the framework's scopes.</summary>
public sealed class JsonLinesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_entry_tells_its_trace_values_and_exception_and_no_scope()
    {
        using var activity = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push("RequestPath:/v1/secret");
        KeyValuePair<string, object?>[] state = [new("Releases", 3), new("{OriginalFormat}", "{Releases} releases")];

        var line = Write(new LogEntry<KeyValuePair<string, object?>[]>(
            LogLevel.Warning, "Some.Category", new EventId(2001), state, new InvalidOperationException("on\ntwo lines"), (_, _) => "3 releases"), scopes);

        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.Single(line.TrimEnd().Split('\n'));
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        var entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal(clock.GetUtcNow(), entry.GetProperty("time").GetDateTimeOffset());
        Assert.Equal("Warning", entry.GetProperty("level").GetString());
        Assert.Equal("Some.Category", entry.GetProperty("category").GetString());
        Assert.Equal(2001, entry.GetProperty("event").GetInt32());
        Assert.Equal("3 releases", entry.GetProperty("message").GetString());
        Assert.Equal(activity.TraceId.ToHexString(), entry.GetProperty("trace_id").GetString());
        Assert.Equal(activity.SpanId.ToHexString(), entry.GetProperty("span_id").GetString());
        Assert.Equal("3", entry.GetProperty("values").GetProperty("Releases").GetString());
        Assert.Single(entry.GetProperty("values").EnumerateObject());
        Assert.Contains("on\ntwo lines", entry.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_outside_any_trace_names_none()
    {
        Activity.Current = null;

        var line = Write(new LogEntry<string>(LogLevel.Information, "Some.Category", default, "text", null, (text, _) => text), new LoggerExternalScopeProvider());

        Assert.False(JsonDocument.Parse(line).RootElement.TryGetProperty("trace_id", out _));
    }

    [Theory]
    [InlineData("Development", true, ConsoleFormatterNames.Simple)]
    [InlineData("Development", false, JsonLines.Name)]
    [InlineData("Production", true, JsonLines.Name)]
    public void Only_a_person_at_a_terminal_is_shown_text(string environment, bool toTerminal, string formatter)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.AddOperatorLogs(toTerminal);
        using var services = builder.Services.BuildServiceProvider();
        Assert.Equal(formatter, services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    private string Write<T>(LogEntry<T> entry, IExternalScopeProvider scopes)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new JsonLines(clock).Write(in entry, scopes, text);
        return text.ToString();
    }
}
