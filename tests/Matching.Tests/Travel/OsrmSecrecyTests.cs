using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using TestKit.Osrm;
using static Matching.Tests.Travel.RoadEngine;

namespace Matching.Tests.Travel;

/// <summary>The addresses asked hold people's homes: nothing of them comes into logs, traces or metrics, whatever happens.</summary>
public sealed class OsrmSecrecyTests
{
    [Fact]
    public async Task No_log_trace_or_metric_holds_a_coordinate()
    {
        ConcurrentQueue<string> seen = [];
        var (home, session) = (At(1234, 5678), At(8765, 4321));
        await using var engine = await StartAsync(null, ("Retries", "1"), ("BreakAfter", "2"));
        var port = new Uri(engine.Server.Address).Port;

        // Only what this client does: other tests run beside it, and the server in this process has traces of its own.
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal) || source.Name.StartsWith("Matching", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var metrics = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        metrics.Start();

        await engine.AskAsync([home], [session]);
        await engine.Routes.RouteAsync([home, session], TestContext.Current.CancellationToken);
        foreach (var fault in (Func<HttpContext, Task>[])
            [FakeOsrm.Code("InvalidQuery"), FakeOsrm.Text(200, "<html>"), FakeOsrm.Text(500, ""), context => { context.Abort(); return Task.CompletedTask; }])
        {
            engine.Server.Always = fault;
            await engine.AskAsync([home], [At(fault.GetHashCode() % 1000, 77)]);
            engine.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await engine.Server.DisposeAsync();
        await engine.AskAsync([home], [At(5, 5)]);

        // Where everything is seen, the server's port is; and what happened was told.
        Assert.Contains(seen, line => line.StartsWith("matching.travel.calls", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("http.client.request.duration", StringComparison.Ordinal) && line.Contains($"{port}", StringComparison.Ordinal));
        Assert.Contains(engine.Log, line => line.Contains("straight-line times stand in", StringComparison.Ordinal));
        var geo = Matching.Geo.BritishGrid.ToGeo(home);
        string[] secrets =
        [
            FormattableString.Invariant($"{geo.Longitude:F3}"), FormattableString.Invariant($"{geo.Latitude:F3}"),
            "/v1/driving", "431234", "285678",
        ];
        Assert.All(seen.Concat(engine.Log), line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
    }
}
