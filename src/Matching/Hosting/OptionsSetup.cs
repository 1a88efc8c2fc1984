using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Operations;
using Operations.Tls;

namespace Matching.Hosting;

/// <summary>Binds what an operator may set, at one point, and checks it all before the service starts.</summary>
internal static class OptionsSetup
{
    /// <summary>Binds the options and the addresses to listen on.</summary>
    public static void AddMatchingOptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MatchingOptions>()
            .Bind(builder.Configuration.GetSection(MatchingOptions.Section))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MatchingOptions>, MatchingOptionsCheck>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IConfiguration, TimeProvider, ILoggerFactory>((kestrel, configuration, clock, logs) =>
        {
            // Not yet checked: the web server is made before the checks run, and must not end the start with the first fault of theirs.
            var options = configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new();
            kestrel.AddServerHeader = false;
            // Streams are long silent: whoever went away without a word is noticed, and their stream ended.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
            Listen(options.Listen, endpoint => endpoint.Protocols = HttpProtocols.Http2, encrypt: true);
            Listen(options.MetricsListen, OperatorsPort.On, encrypt: false);

            void Listen(string address, Action<ListenOptions> configure, bool encrypt)
            {
                if (ListenAddress.TryParse(address, out var endpoint, out var encrypted) && (encrypt || !encrypted))
                {
                    kestrel.Listen(endpoint, encrypted ? listen => listen.UseTls(options.Tls, clock, logs.CreateLogger(typeof(TlsEnds).FullName!)) : configure);
                }
            }
        });
    }
}
