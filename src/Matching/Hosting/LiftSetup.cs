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
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LiftRules>, LiftRulesCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LiftRules>>().Value);
        services.AddSingleton(LiftRulesCheck.Keys);
        services.AddSingleton<IOriginVault, OriginVault>();
        services.AddSingleton<LegPlanner>();
        services.AddSingleton<LiftFinder>();
        services.AddSingleton<ILiftCandidates, LiftCandidates>();
        services.AddSingleton<OfferMaker>();
        services.AddSingleton<RequestMaker>();
        services.AddSingleton<ILiftOffers, LiftOfferStore>();
        services.AddSingleton<ILiftRequests, LiftRequestStore>();
        services.AddSingleton<LegRedrawer>();
        services.AddHostedService<LegRedrawWorker>();
        services.AddSingleton<SearchTargets>();
        services.AddSingleton<BookingViews>();
        services.AddSingleton<OfferStreams>();
        services.AddSingleton<BulkLifts>();
        services.AddSingleton<IDemoStore, DemoStore>();
        services.AddSingleton<DemoFiller>();
    }
}
