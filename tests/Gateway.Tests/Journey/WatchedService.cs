using Gateway.Hosting;
using Gateway.Tests.Telemetry;
using Google.Protobuf.WellKnownTypes;
using Matching.People.Mail;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Gateway.Tests.Journey;

/// <summary>Gateway and Matching with every signal that they emit kept: logs from Debug upwards, traces, metrics, and what they send to a collector.</summary>
internal sealed class WatchedService : IAsyncDisposable
{
    private readonly OtlpCollector collector;
    private readonly WebApplication gateway;
    private readonly Witness witness;
    private readonly RunningClock gatewayClock;
    private readonly List<string> metrics = [];

    private WatchedService(OtlpCollector collector, MatchingHost matching, WebApplication gateway, RunningClock gatewayClock, Witness witness, FakeTimeProvider clock, Postbox post)
    {
        (this.collector, this.gateway, this.gatewayClock, this.witness) = (collector, gateway, gatewayClock, witness);
        (Matching, Clock, Post) = (matching, clock, post);
        // Stands outside of the services' traces.
        Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(gateway.Urls.First()) };
    }

    public MatchingHost Matching { get; }

    public FakeTimeProvider Clock { get; }

    public Postbox Post { get; }

    public HttpClient Client { get; }

    /// <summary>Starts both over a database with the shipped figures.</summary>
    public static async Task<WatchedService> StartAsync(string database, DateTimeOffset now)
    {
        var collector = await OtlpCollector.StartAsync();
        var (witness, clock, post) = (new Witness(), new FakeTimeProvider(now), new Postbox());
        var settings = collector.Settings.Concat(Levels()).ToList();
        var matching = await MatchingHost.StartAsync(database, clock, settings, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IPostman>(post));
            services.AddSingleton<ILoggerProvider>(witness);
        });
        await matching.LoadedAsync();
        // Its calls have deadlines, which run by the machine's clock; tokens end by the same time for both.
        var running = new RunningClock { Ahead = now - TimeProvider.System.GetUtcNow() };
        var gateway = GatewayApp.Build(
            [.. GatewayArguments.For(matching.Address), "--environment=Development", .. settings.Select(setting => $"--{setting.Key}={setting.Value}")],
            builder =>
            {
                builder.Services.AddSingleton<ILoggerProvider>(witness);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(running));
            });
        await gateway.StartAsync();
        return new WatchedService(collector, matching, gateway, running, witness, clock, post);
    }

    /// <summary>Makes the campaign <c>demo</c> and a session of it a day from now, whose id is answered.</summary>
    public async Task<string> CreateSessionAsync()
    {
        await new CampaignService.CampaignServiceClient(Matching.As(Matching.Tokens.Administrator())).CreateCampaignAsync(new() { Campaign = new() { Id = "demo", Name = "Demo" } });
        return (await new SessionService.SessionServiceClient(Matching.As(Matching.Tokens.Organiser())).CreateSessionAsync(new()
        {
            Session = new()
            {
                Campaign = "demo",
                Kind = Session.Types.Kind.Types.Value.Canvass,
                Location = new() { Latitude = 51.7461, Longitude = -3.3781 },
                From = Clock.GetUtcNow().AddHours(25).ToTimestamp(),
                Until = Clock.GetUtcNow().AddHours(28).ToTimestamp(),
                Wanted = 5,
                Maximum = 10,
            },
        })).Session.Id;
    }

    /// <summary>Time goes by, for both.</summary>
    public void Pass(TimeSpan span)
    {
        gatewayClock.Ahead += span;
        Clock.Advance(span);
    }

    /// <summary>Reads the metrics of both as Prometheus would.</summary>
    public async Task ScrapeAsync(CancellationToken cancellation)
    {
        foreach (var address in new[] { gateway.Urls.Last(), Matching.OperatorsAddress })
        {
            using var operators = new HttpClient { BaseAddress = new Uri(address) };
            metrics.Add(await operators.GetStringAsync("/metrics", cancellation));
        }
    }

    /// <summary>Stops both, so that all is sent, and returns what was emitted, each with where.</summary>
    public async Task<IReadOnlyList<(string Where, byte[] What)>> EndAsync()
    {
        await gateway.StopAsync();
        await gateway.DisposeAsync();
        await Matching.StopAsync();
        await Matching.DisposeAsync();
        return
        [
            .. witness.Lines.Select(line => ($"log: {line}", System.Text.Encoding.UTF8.GetBytes(line))),
            .. metrics.Select(text => ("metrics", System.Text.Encoding.UTF8.GetBytes(text))),
            .. collector.Received.Select(one => ($"sent to {one.Path}", one.Body)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await gateway.DisposeAsync();
        await Matching.DisposeAsync();
        await collector.DisposeAsync();
    }

    private static IEnumerable<(string Key, string Value)> Levels() =>
    [
        .. ((string[])["Default", "Microsoft", "Microsoft.Hosting.Lifetime", "Microsoft.Extensions.Diagnostics.HealthChecks", "System", "Grpc", "Npgsql", "OpenTelemetry"])
            .Select(category => ($"Logging:LogLevel:{category}", "Debug")),
        // The console alone stays silent.
        ("Logging:Console:LogLevel:Default", "None"),
    ];
}
