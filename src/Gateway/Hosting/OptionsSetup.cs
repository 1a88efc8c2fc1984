using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Operations;

namespace Gateway.Hosting;

/// <summary>Binds what an operator may set, at one point, and checks it all before the Gateway starts.</summary>
internal static class OptionsSetup
{
    /// <summary>Binds the options, the addresses to listen on and the web server's limits.</summary>
    public static void AddGatewayOptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GatewayOptions>().Bind(builder.Configuration.GetSection(GatewayOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsCheck>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 48 * 1024;
            kestrel.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
            // Whoever sends or takes slower than this holds a connection and a buffer for nothing.
            kestrel.Limits.RequestHeadersTimeout = options.Value.HeadersWithin;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(options.Value.SlowestBytesPerSecond, options.Value.SlowFor);
            kestrel.Limits.MinResponseDataRate = new MinDataRate(options.Value.SlowestBytesPerSecond, options.Value.SlowFor);
            Listen(options.Value.Listen, listen => listen.Protocols = HttpProtocols.Http1);
            Listen(options.Value.MetricsListen, OperatorsPort.On);

            void Listen(string address, Action<ListenOptions> configure)
            {
                if (ListenAddress.TryParse(address, out var endpoint))
                {
                    kestrel.Listen(endpoint, configure);
                }
            }
        });
    }
}
