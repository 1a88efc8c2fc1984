using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gateway.Problems;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Operations.Bearers;
using IPNetwork = System.Net.IPNetwork;

namespace Gateway.Hosting;

/// <summary>How much one client may ask for, and how a client is told apart from the proxy in front of it.</summary>
internal static class LimitsSetup
{
    /// <summary>Registers the limits and the proxies that are believed.</summary>
    public static void AddGatewayLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<GatewayOptions>>((forwarded, options) =>
        {
            forwarded.ForwardedHeaders = options.Value.TrustedProxies.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.Value.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(NetworkOf(proxy));
            }
        });
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>, IHostEnvironment>((limiter, options, environment) =>
        {
            TellRejections(limiter);
            var ofAll = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                LimitedClientOf(http, environment) is { } client
                    ? RateLimitPartition.GetTokenBucketLimiter(client, _ => BucketOf(options.Value))
                    : RateLimitPartition.GetNoLimiter(IPAddress.None));
            var ofRoute = PartitionedRateLimiter.Create<HttpContext, (RouteLimit? Limit, IPAddress Client)>(http =>
                LimitedClientOf(http, environment) is { } client && RouteLimit.Of(http) is { } limit
                    ? RateLimitPartition.GetTokenBucketLimiter<(RouteLimit? Limit, IPAddress Client)>((limit, client), _ => HourlyOf(limit.AnHour(options.Value)))
                    : RateLimitPartition.GetNoLimiter<(RouteLimit? Limit, IPAddress Client)>((null, IPAddress.None)));
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(ofAll, ofRoute);
        });
    }

    /// <summary>Counts what a person asks for, once their token is believed: an account is had for a mailbox, and addresses by the thousand.</summary>
    public static void UsePersonLimits(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>();
        var limiter = new RateLimiterOptions
        {
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (RouteLimit? Limit, string Person)>(http =>
                LimitedClientOf(http, app.Environment) is not null && http.User.FindFirst(BearerClaims.Subject)?.Value is { } person && RouteLimit.OfPerson(http) is { } limit
                    ? RateLimitPartition.GetTokenBucketLimiter<(RouteLimit? Limit, string Person)>((limit, person), _ => HourlyOf(limit.AnHour(options.Value)))
                    : RateLimitPartition.GetNoLimiter<(RouteLimit? Limit, string Person)>((null, ""))),
        };
        TellRejections(limiter);
        app.UseRateLimiter(limiter);
    }

    private static void TellRejections(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => new ValueTask(ProblemWriter.WriteAsync(
            rejected.HttpContext,
            new Problem(Reasons.RateLimited)
            {
                RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1),
            }));
    }

    /// <summary>Whom the limits count; nobody on a developer's own machine.</summary>
    private static IPAddress? LimitedClientOf(HttpContext http, IHostEnvironment environment) =>
        http.Connection.RemoteIpAddress is { } address && !(environment.IsDevelopment() && IPAddress.IsLoopback(address)) ? ClientOf(address) : null;

    private static IPNetwork NetworkOf(string proxy) =>
        IPNetwork.TryParse(proxy, out var network) ? network : new IPNetwork(IPAddress.Parse(proxy), proxy.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    private static TokenBucketRateLimiterOptions BucketOf(GatewayOptions options) => new()
    {
        TokenLimit = options.RequestBurst,
        TokensPerPeriod = options.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    /// <summary>An hour's calls at once, and one more as often as the hour allows.</summary>
    private static TokenBucketRateLimiterOptions HourlyOf(int limit) => new()
    {
        TokenLimit = limit,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1) / limit,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    /// <summary>A client is an address; of IPv6 its first 64 bits, since whoever has one such address has them all.</summary>
    private static IPAddress ClientOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
