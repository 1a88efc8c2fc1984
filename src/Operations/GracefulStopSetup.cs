using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Operations;

/// <summary>Registers the stop in three steps.</summary>
public static class GracefulStopSetup
{
    /// <summary>Binds <see cref="StopOptions"/> under a service's own section, and makes "stopping" count as not ready.</summary>
    public static void AddGracefulStop(this WebApplicationBuilder builder, string section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<StopOptions>()
            .Bind(builder.Configuration.GetSection($"{section}:{StopOptions.Section}"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<HostOptions>()
            .Configure<IOptions<StopOptions>>((host, stop) => host.ShutdownTimeout = stop.Value.Drain + stop.Value.Timeout);
        builder.Services.AddSingleton<GracefulStop>();
        builder.Services.AddHostedService(services => services.GetRequiredService<GracefulStop>());
        builder.Services.AddHealthChecks().AddCheck<GracefulStop>("stopping", tags: [Readiness.Tag]);
    }
}
