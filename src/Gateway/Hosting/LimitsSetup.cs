using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gateway.Problems;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Gateway.Hosting;

/// <summary>How much one client may ask for, and how a client is told apart from the proxy in front of it.</summary>
internal static class LimitsSetup
{
    /// <summary>Registers the limit and the proxies that are believed.</summary>
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
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => new ValueTask(ProblemWriter.WriteAsync(
                rejected.HttpContext,
                new Problem(Reasons.RateLimited)
                {
                    RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1),
                }));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                http.Connection.RemoteIpAddress is { } address && !(environment.IsDevelopment() && IPAddress.IsLoopback(address))
                    ? RateLimitPartition.GetTokenBucketLimiter(ClientOf(address), _ => BucketOf(options.Value))
                    : RateLimitPartition.GetNoLimiter(IPAddress.None));
        });
    }

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
