using Microsoft.AspNetCore.Server.Kestrel.Core;
using Operations;

namespace Matching.Hosting;

/// <summary>Binds what an operator may set, at one point, and checks it all before the service starts.</summary>
internal static class OptionsSetup
{
    /// <summary>Binds the options and the addresses to listen on.</summary>
    public static void AddMatchingOptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MatchingOptions>()
            .Bind(builder.Configuration.GetSection(MatchingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var options = context.Configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new MatchingOptions();
            var listen = new Uri(options.Listen);
            kestrel.Listen(System.Net.IPAddress.Parse(listen.Host), listen.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            var metrics = new Uri(options.MetricsListen);
            kestrel.Listen(System.Net.IPAddress.Parse(metrics.Host), metrics.Port, OperatorsPort.On);
            kestrel.AddServerHeader = false;
        });
    }
}
