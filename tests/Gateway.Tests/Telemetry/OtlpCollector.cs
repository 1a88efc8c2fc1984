using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Telemetry;

/// <summary>Where services under test send their traces, metrics and logs: OTLP over HTTP, kept as it came.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];
    private readonly WebApplication app;

    private OtlpCollector(WebApplication app) => this.app = app;

    /// <summary>What a service must be told to send here.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.First()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
    ];

    /// <summary>Every body received.</summary>
    public IEnumerable<byte[]> Bodies => received.Select(one => one.Body);

    /// <summary>Every body received, with the signal it came as.</summary>
    public IEnumerable<(string Path, byte[] Body)> Received => received;

    /// <summary>Every span received.</summary>
    public IReadOnlyList<OtlpSpan> Spans => [.. received.Where(one => one.Path == "/v1/traces").SelectMany(one => OtlpSpan.Read(one.Body))];

    /// <summary>Signals received so far: <c>/v1/traces</c> and so on.</summary>
    public IReadOnlySet<string> Signals => received.Select(one => one.Path).ToHashSet();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            collector.received.Enqueue((http.Request.Path.Value!, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return collector;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
