using Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TestKit;

namespace Gateway.Tests;

/// <summary>A Gateway on a loopback port in front of a <see cref="FakeMatching"/>.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly bool owns;

    private GatewayFixture(WebApplication app, FakeMatching matching, HttpClient client, bool owns)
    {
        this.owns = owns;
        this.app = app;
        Matching = matching;
        Client = client;
    }

    /// <summary>The Matching behind it.</summary>
    public FakeMatching Matching { get; }

    /// <summary>A client of its REST address, which neither decompresses nor follows.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts both, with settings such as <c>Gateway:Deadline=00:00:01</c>.</summary>
    public static Task<GatewayFixture> StartAsync(params string[] settings) => StartAsync(TimeProvider.System, settings);

    /// <summary>Starts both, the Gateway with a clock of the test's.</summary>
    public static async Task<GatewayFixture> StartAsync(TimeProvider clock, params string[] settings) => await StartAsync(await FakeMatching.StartAsync(), clock, settings);

    /// <summary>Starts a Gateway before a Matching of the test's, which ends with it.</summary>
    public static Task<GatewayFixture> StartAsync(FakeMatching matching, TimeProvider clock, params string[] settings) => StartAsync(matching, clock, owns: true, settings);

    /// <summary>Starts a Gateway before a Matching that others use too.</summary>
    public static async Task<GatewayFixture> StartAsync(FakeMatching matching, TimeProvider clock, bool owns, string[] settings)
    {
        var app = GatewayApp.Build(
            [.. GatewayArguments.Silent(matching.Address), "--hostBuilder:reloadConfigOnChange=false", .. settings.Select(setting => $"--{setting}")],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton(clock)));
        await app.StartAsync();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };
        return new GatewayFixture(app, matching, client, owns);
    }

    /// <summary>Tells the Gateway to stop, as a signal does; ends when everything in flight has finished.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (owns)
        {
            await Matching.DisposeAsync();
        }
    }
}
