using Matching.Api;
using Matching.Plans;
using Matching.Plans.Availabilities;
using Matching.Plans.Stored;
using Matching.Storage;
using Matching.Storage.Plans;
using Matching.Storage.Plans.Availabilities;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Everything that plans weekends.</summary>
internal static class PlanSetup
{
    /// <summary>Largest message that the service takes, in bytes: a weekend is sent whole.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Registers the rules, the solver and its one place.</summary>
    public static void AddPlans(this IServiceCollection services)
    {
        services.AddOptions<SolvingRules>()
            .BindConfiguration($"{MatchingOptions.Section}:Plans")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SolvingRules>>().Value);
        services.AddSingleton<PlanSolver>();
        services.AddSingleton<SolverPlace>();
        services.AddSingleton<PlanStreams>();
        services.AddSingleton<IStoredPlans, PlanStore>();
        services.AddSingleton<PlanCommitter>();
        services.AddSingleton<IPlanCommits>(provider => provider.GetRequiredService<PlanCommitter>());
        services.AddSingleton<ISentVolunteers, SentReader>();
        services.AddSingleton<PlanSteps>();
        services.AddSingleton<PlaceAsker>();
        services.AddSingleton<RideAsker>();
        services.AddSingleton<IAvailabilities, AvailabilityStore>();
        services.AddSingleton<IAskedPlaces, AskedPlaces>();
        services.AddSingleton<AskedClock>();
        services.AddHostedService(provider => provider.GetRequiredService<AskedClock>());
        services.AddSingleton<PlanJobs>();
        services.AddSingleton<WeekendReader>();
        services.AddSingleton<WeekendSolver>();
        services.AddSingleton<PlanWorker>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<PlanWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<PlanWorker>());
        services.AddHostedService<PlanCleaner>();
    }

    /// <summary>Lets the plan service, and no other, take large messages.</summary>
    public static void AddPlanMessages(this IServiceCollection services) =>
        services.AddGrpc().AddServiceOptions<PlanApi>(grpc => grpc.MaxReceiveMessageSize = MostBytes);

    /// <summary>Maps the plan service; the web server has a limit of its own, which counts five bytes more a message.</summary>
    public static void MapPlans(this WebApplication app) => app.MapGrpcService<PlanApi>().WithMetadata(new RequestSizeLimitAttribute(MostBytes + 1024));
}
