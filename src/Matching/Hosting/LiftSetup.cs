using Matching.Api;
using Matching.Demo;
using Matching.Lifts;
using Matching.Storage.Demo;
using Matching.Storage.Lifts;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Everything that finds and keeps lifts.</summary>
internal static class LiftSetup
{
    /// <summary>Registers the rules, the finder, the stores, the vault of origins, and the demo that they are shown with.</summary>
    public static void AddLifts(this IServiceCollection services)
    {
        services.AddOptions<LiftRules>()
            .BindConfiguration($"{MatchingOptions.Section}:Lifts")
            .ValidateDataAnnotations()
            // Missing keys are found when the service starts, not by the first driver.
            .Validate<OriginKeys>((_, keys) => keys.Current <= byte.MaxValue)
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LiftRules>>().Value);
        services.AddSingleton(Keys);
        services.AddSingleton<IOriginVault, OriginVault>();
        services.AddSingleton<LegPlanner>();
        services.AddSingleton<LiftFinder>();
        services.AddSingleton<ILiftCandidates, LiftCandidates>();
        services.AddSingleton<ILiftOffers, LiftOfferStore>();
        services.AddSingleton<ILiftRequests, LiftRequestStore>();
        services.AddSingleton<SearchTargets>();
        services.AddSingleton<BulkLifts>();
        services.AddSingleton<IDemoStore, DemoStore>();
        services.AddSingleton<DemoFiller>();
    }

    /// <summary>In development the keys are made where they are missing; elsewhere an operator makes them, since lost keys lose every origin.</summary>
    private static OriginKeys Keys(IServiceProvider services)
    {
        var path = services.GetRequiredService<IOptions<MatchingOptions>>().Value.OriginKeys;
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment() ? OriginKeys.ReadOrMake(path) : OriginKeys.Read(path);
    }
}
