using System.Net.Security;
using Gateway.Contract;
using Gateway.Services;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Matching.V1;
using Microsoft.Extensions.Options;
using Operations.Tls;

namespace Gateway.Hosting;

/// <summary>The way to Matching: one channel, and a client of each service on it.</summary>
internal static class MatchingSetup
{
    /// <summary>Registers the channel, the clients and what every call takes along.</summary>
    public static void AddMatchingClients(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // By itself the channel asks for the name again only when a connection breaks, and would never see a new replica.
        services.AddSingleton<ResolverFactory>(new DnsResolverFactory(refreshInterval: TimeSpan.FromSeconds(15)));
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<GatewayOptions>>().Value, provider));
        services.AddSingleton<ChannelBase>(provider => provider.GetRequiredService<GrpcChannel>());
        services.AddSingleton<CallForwarding>();
        services.AddSingleton<PlaceService.PlaceServiceClient>();
        services.AddSingleton<SeatService.SeatServiceClient>();
        services.AddSingleton<CampaignService.CampaignServiceClient>();
        services.AddSingleton<SessionService.SessionServiceClient>();
        services.AddSingleton<LiftService.LiftServiceClient>();
        services.AddSingleton<LiftSeriesService.LiftSeriesServiceClient>();
        services.AddSingleton<PlanService.PlanServiceClient>();
        services.AddSingleton<MeetingPointService.MeetingPointServiceClient>();
        services.AddSingleton<PersonService.PersonServiceClient>();
        services.AddSingleton<ReportService.ReportServiceClient>();
        services.AddSingleton<RoleService.RoleServiceClient>();
        services.AddSingleton<ConsentService.ConsentServiceClient>();
        services.AddSingleton<SignInService.SignInServiceClient>();
        services.AddSingleton<Health.HealthClient>();
    }

    private static GrpcChannel Open(GatewayOptions options, IServiceProvider services) => GrpcChannel.ForAddress(options.Matching, new GrpcChannelOptions
    {
        Credentials = options.EncryptsToMatching ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
        HttpHandler = new SocketsHttpHandler
        {
            SslOptions = ClientOf(options, services),
            // A certificate that was renewed, or is believed no more, is shown and seen by new connections alone; calls in flight end on the old one.
            PooledConnectionLifetime = options.EncryptsToMatching ? TimeSpan.FromMinutes(10) : Timeout.InfiniteTimeSpan,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        },
        ServiceProvider = services,
        MaxReceiveMessageSize = 64 * 1024 * 1024,
        MaxSendMessageSize = Math.Max(options.MaxBodyBytes, options.MaxPlanBytes) + (64 * 1024),
        MaxReconnectBackoff = TimeSpan.FromSeconds(1),
        ServiceConfig = ServiceConfigOf(options.Matching),
    });

    private static SslClientAuthenticationOptions ClientOf(GatewayOptions options, IServiceProvider services)
    {
        var tls = options.MatchingTls;
        if (tls.Peer.Length == 0)
        {
            tls.Peer = HostOf(options.Matching);
        }

        return tls.ToClient(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TlsEnds).FullName!));
    }

    /// <summary>The name that Matching is called by, which its certificate bears.</summary>
    private static string HostOf(string matching)
    {
        var uri = new Uri(matching);
        return uri.Scheme == "dns" ? new Uri($"http:/{uri.AbsolutePath}").Host : uri.Host;
    }

    private static ServiceConfig ServiceConfigOf(string matching)
    {
        var config = new ServiceConfig { MethodConfigs = { RetryOfReads() } };
        if (matching.StartsWith("dns:", StringComparison.Ordinal))
        {
            config.LoadBalancingConfigs.Add(new RoundRobinConfig());
        }

        return config;
    }

    /// <summary>Only reads are tried again: a write whose answer was lost may have had its effect.</summary>
    private static MethodConfig RetryOfReads()
    {
        var config = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 3,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromMilliseconds(500),
                BackoffMultiplier = 3,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var route in ContractRoutes.All.Where(route => route.OnlyReads))
        {
            config.Names.Add(new MethodName { Service = route.Method.Service.FullName, Method = route.Method.Name });
        }

        return config;
    }
}
