using System.Collections.Concurrent;
using Matching.Geo;
using Matching.Hosting;
using Matching.Travel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TestKit.Osrm;

namespace Matching.Tests.Travel;

/// <summary>The road engine as the service composes it, over a server of the test's own, with a clock that the test moves.</summary>
internal sealed class RoadEngine : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private RoadEngine(ServiceProvider services, FakeOsrm server, FakeTimeProvider clock, ConcurrentQueue<string> log)
    {
        this.services = services;
        Server = server;
        Clock = clock;
        Log = log;
    }

    public FakeOsrm Server { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Everything that anything logged, down to the least level.</summary>
    public ConcurrentQueue<string> Log { get; }

    public IServiceProvider Services => services;

    public ITravelTimes Times => services.GetRequiredService<ITravelTimes>();

    public ITravelRoutes Routes => services.GetRequiredService<ITravelRoutes>();

    public static async Task<RoadEngine> StartAsync(FakeRoads? roads = null, params (string Option, string Value)[] settings)
    {
        var server = await FakeOsrm.StartAsync(roads ?? FakeRoads.Streets);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 20, 0, 0, TimeSpan.Zero));
        var log = new ConcurrentQueue<string>();
        (string Option, string Value)[] all = [("Engine", "osrm"), ("BaseUrl", server.Address), ("RetryDelay", "00:00:00"), .. settings];
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(all.Select(one => KeyValuePair.Create($"Matching:Travel:{one.Option}", (string?)one.Value)))
                .Build())
            .AddSingleton<TimeProvider>(clock)
            .AddMetrics()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new EveryLine(log)));
        services.AddTravel();
        return new RoadEngine(services.BuildServiceProvider(validateScopes: true), server, clock, log);
    }

    /// <summary>A matrix over points given in metres east and north of a corner of the grid.</summary>
    public async Task<TravelMatrix> AskAsync(GridPoint[] origins, GridPoint[] destinations) =>
        await Times.MatrixAsync(origins, destinations, Clock.GetUtcNow(), TestContext.Current.CancellationToken);

    public static GridPoint At(double east, double north) => new(430_000 + east, 280_000 + north);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class EveryLine(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {string.Join(' ', (state as IEnumerable<KeyValuePair<string, object?>>) ?? [])} {exception}");

        public void Dispose()
        {
        }
    }
}
