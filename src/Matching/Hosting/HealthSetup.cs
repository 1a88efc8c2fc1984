using Grpc.AspNetCore.HealthChecks;
using Matching.Hosting.Health;
using Matching.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Operations;

namespace Matching.Hosting;

/// <summary>
/// Health that is true. Over gRPC every service of the contract, and the empty name, tell whether this replica is ready; the name
/// <c>live</c> tells that the process runs. The same over HTTP on the operators' port.
/// </summary>
internal static class HealthSetup
{
    /// <summary>Name to ask gRPC's health service for whether the process runs.</summary>
    public const string Live = "live";

    /// <summary>Registers the health checks and the stop in three steps.</summary>
    public static void AddMatchingHealth(this WebApplicationBuilder builder)
    {
        builder.AddGracefulStop(MatchingOptions.Section);
        builder.Services.AddHostedService<ReleaseAges>();
        builder.Services.AddSingleton<DatabasePing>();
        builder.Services.AddSingleton<DatabaseCheck>();
        builder.Services.AddSingleton<CopyCheck>();
        builder.Services.AddGrpcHealthChecks(health =>
        {
            health.Services.Clear();
            health.Services.Map("", IsForReady);
            health.Services.Map(Live, check => check.Tags.Contains(Live));
            foreach (var service in Contract.Services)
            {
                health.Services.Map(service, IsForReady);
            }
        })
            .AddCheck(Live, () => HealthCheckResult.Healthy(), [Live])
            .AddCheck<DatabaseCheck>("database", tags: [Readiness.Tag])
            .AddCheck<CopyCheck>("copy", tags: [Readiness.Tag])
            .AddCheck<FiguresCheck>("figures", tags: [Readiness.Tag]);
        builder.Services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            // Those who watch hear of a change this often.
            publisher.Delay = TimeSpan.FromSeconds(1);
            publisher.Period = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary>Maps the health service.</summary>
    public static void MapMatchingHealth(this WebApplication app) => app.MapGrpcHealthChecksService().AllowAnonymous();

    private static bool IsForReady(HealthCheckMapContext check) => check.Tags.Contains(Readiness.Tag);
}
