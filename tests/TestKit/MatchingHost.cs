using Grpc.Core;
using Grpc.Net.Client;
using Matching.Hosting;
using Matching.Seats;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace TestKit;

/// <summary>
/// The whole service in this process, on a free loopback port over real HTTP/2, with a database of the test's choice. Any number may run
/// side by side, also several over one database, as replicas do.
/// </summary>
public sealed class MatchingHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private MatchingHost(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        Clock = clock;
        Address = app.Urls.First();
        OperatorsAddress = app.Urls.Last();
        Channel = GrpcChannel.ForAddress(Address);
        Invoker = Channel.CreateCallInvoker();
        Tokens = new Tokens(clock);
    }

    /// <summary>Address that gRPC is served on.</summary>
    public string Address { get; }

    /// <summary>Address that metrics and health are served on.</summary>
    public string OperatorsAddress { get; }

    /// <summary>A channel to the service.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>What clients are made over, without a token.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Makes tokens that this service believes.</summary>
    public Tokens Tokens { get; }

    /// <summary>The service's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The service's own parts.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts the service over a migrated database.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="clock">The service's clock; the system's where null.</param>
    /// <param name="settings">Further settings, for example <c>("Matching:Listen", "http://127.0.0.1:0")</c>.</param>
    /// <param name="adjust">May replace registered services.</param>
    public static async Task<MatchingHost> StartAsync(
        string connectionString,
        TimeProvider? clock = null,
        IEnumerable<(string Key, string Value)>? settings = null,
        Action<IServiceCollection>? adjust = null)
    {
        clock ??= TimeProvider.System;
        List<(string Key, string Value)> all =
        [
            ("environment", "Development"),
            ("Matching:Database", connectionString),
            ("Matching:Listen", "http://127.0.0.1:0"),
            ("Matching:MetricsListen", "http://127.0.0.1:0"),
            ("Matching:Tokens:KeyFile", Tokens.KeyFile),
            ("Matching:OriginKeys", Path.Combine(Path.GetDirectoryName(Tokens.KeyFile)!, "origin-key")),
            ("Matching:Mail:Folder", Path.Combine(Path.GetDirectoryName(Tokens.KeyFile)!, "mail")),
            // Tests share people, and a day.
            ("Matching:People:MostRequestsADay", "100000"),
            .. settings ?? [],
        ];
        var app = MatchingApplication.Create([.. all.Select(setting => $"--{setting.Key}={setting.Value}")], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new TestLog());
            builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            adjust?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new MatchingHost(app, clock);
    }

    /// <summary>Waits until the service has loaded the official figures of its database, which must hold some, or a newer release of them.</summary>
    /// <param name="release">The least id of a release that must be among those loaded; any where 0.</param>
    public async Task LoadedAsync(long release = 0)
    {
        var figures = Services.GetRequiredService<LoadedFigures>();
        await Eventually.HoldsAsync(() => Task.FromResult(figures.Current is { } loaded && loaded.Releases.Any(one => one.Id >= release)));
    }

    /// <summary>What clients are made over, with a token in every call.</summary>
    public CallInvoker As(string token) => Tokens.With(Invoker, token);

    /// <summary>Tells the service to stop, as a signal does; ends when everything in flight has finished.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await app.DisposeAsync();
    }
}
