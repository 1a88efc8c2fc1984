using System.Net.Http.Json;
using System.Text;
using Gateway.Hosting;
using TestKit;

namespace Gateway.Tests.Telemetry;

/// <summary>One request is one trace from the Gateway through Matching to SQL, and nothing that a person typed is in any signal.</summary>
public sealed class TelemetryTests(PostGis database) : IClassFixture<PostGis>
{
    private const string Planted = "zq7plantedvalue";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_goes_from_the_Gateway_through_Matching_to_SQL()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await RunAsync(collector, async client => (await client.GetAsync("/v1/campaigns", Cancellation)).EnsureSuccessStatusCode());

        var spans = collector.Spans.DistinctBy(span => span.SpanId).ToDictionary(span => span.SpanId);
        var sql = spans.Values.Where(span => span.Scope == "Npgsql").Select(span => Ancestors(span, spans)).ToList();

        Assert.Contains(sql, chain =>
            chain.Select(span => span.TraceId).Distinct().Count() == 1
            && chain.Exists(span => span.Name.Contains("matching.v1.CampaignService/ListCampaigns", StringComparison.Ordinal))
            && chain[^1] is { ParentId: "", Name: "GET /v1/campaigns" });
    }

    [Fact]
    public async Task Nothing_that_a_person_typed_is_in_traces_metrics_or_logs()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var seen = new StringBuilder();
        await RunAsync(collector, async client =>
        {
            await client.GetAsync($"/v1/places:resolve?place={Planted}", Cancellation);
            await client.GetAsync($"/v1/seats:nearestMarginals?place={Planted}&campaign={Planted}", Cancellation);
            await client.GetAsync($"/v1/campaigns/{Planted}", Cancellation);
            await client.GetAsync($"/{Planted}?name={Planted}", Cancellation);
            await client.PostAsJsonAsync($"/v1/liftOffers?requestId={Planted}", new { origin = Planted }, Cancellation);
            client.DefaultRequestHeaders.Authorization = new("Bearer", Planted);
            await client.GetAsync("/v1/campaigns", Cancellation);
        }, async operators => seen.Append(await operators.GetStringAsync("/metrics", Cancellation)));

        Assert.Superset(new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" }, collector.Signals.ToHashSet());
        Assert.Contains("http_server_request_duration", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.All(collector.Bodies, body => Assert.DoesNotContain(Planted, Encoding.UTF8.GetString(body), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Runs both services with the collector set; when this returns they have stopped, and sent all they had.</summary>
    private async Task RunAsync(OtlpCollector collector, Func<HttpClient, Task> use, Func<HttpClient, Task>? operate = null)
    {
        await using var matching = await MatchingHost.StartAsync(database.ConnectionString, settings: collector.Settings);
        string[] arguments =
        [
            .. GatewayArguments.For(matching.Address),
            .. collector.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        await using var gateway = GatewayApp.Build(arguments);
        await gateway.StartAsync(Cancellation);
        // Without a propagator the test's own calls are no part of a trace: the client stands outside.
        using var outside = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var client = new HttpClient(outside) { BaseAddress = new Uri(gateway.Urls.First()) };
        await use(client);
        foreach (var address in operate is null ? [] : new[] { gateway.Urls.Last(), matching.OperatorsAddress })
        {
            using var operators = new HttpClient { BaseAddress = new Uri(address) };
            await operate!(operators);
        }

        await gateway.StopAsync(Cancellation);
        await gateway.DisposeAsync();
        await matching.StopAsync();
    }

    private static List<OtlpSpan> Ancestors(OtlpSpan span, Dictionary<string, OtlpSpan> spans)
    {
        var chain = new List<OtlpSpan> { span };
        while (spans.TryGetValue(chain[^1].ParentId, out var parent))
        {
            chain.Add(parent);
        }

        return chain;
    }
}
