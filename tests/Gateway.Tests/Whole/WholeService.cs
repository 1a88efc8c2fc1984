using Gateway.Hosting;
using Grpc.Core;
using Matching.People.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using TestKit;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole;

/// <summary>The whole service on loopback: Gateway, Matching and PostGIS with the shipped figures, and a weekend of sessions and lifts in it.</summary>
public sealed class WholeService : ShippedPostGis
{
    private MatchingHost? matching;
    private WebApplication? gateway;
    private HttpClient? client;
    private FuzzWorld? world;

    /// <summary>A client of the REST address, which neither decompresses nor follows. Skips the test that asks where there is no database.</summary>
    public HttpClient Rest => ConnectionString.Length > 0 ? client! : throw new InvalidOperationException("The service did not start.");

    /// <summary>What gRPC clients are made over, without a token. Skips likewise.</summary>
    public CallInvoker Rpc => Matching.Invoker;

    /// <summary>Matching itself. Skips likewise.</summary>
    public MatchingHost Matching => ConnectionString.Length > 0 ? matching! : throw new InvalidOperationException("The service did not start.");

    /// <summary>What exists in it, and who may call.</summary>
    internal FuzzWorld World => ConnectionString.Length > 0 ? world! : throw new InvalidOperationException("The service did not start.");

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing() is not null)
        {
            return;
        }

        var clock = new FakeTimeProvider(CarefulValues.Now.AddHours(-3));
        var post = new Postbox();
        matching = await MatchingHost.StartAsync(ConnectionString, clock, adjust: services => services.Replace(ServiceDescriptor.Singleton<IPostman>(post)));
        await matching.LoadedAsync();
        world = await WholeWorld.FillAsync(matching, clock, post);
        gateway = GatewayApp.Build([.. GatewayArguments.Silent(matching.Address), $"--Gateway:Deadline={Eventually.Patience}"]);
        await gateway.StartAsync();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(gateway.Urls.First()) };
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        client?.Dispose();
        if (gateway is not null)
        {
            await gateway.StopAsync();
            await gateway.DisposeAsync();
        }

        if (matching is not null)
        {
            await matching.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
