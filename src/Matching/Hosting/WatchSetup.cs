using Matching.Bookings.Watching;
using Matching.Storage;
using Matching.Storage.Watching;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Everything that tells of what happens to offers.</summary>
internal static class WatchSetup
{
    /// <summary>Registers the rules, the bells, the reader of events and what removes old ones.</summary>
    public static void AddWatching(this IServiceCollection services)
    {
        services.AddOptions<WatchRules>()
            .BindConfiguration($"{MatchingOptions.Section}:Watching")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WatchRules>>().Value);
        services.AddSingleton<OfferBells>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<OfferBells>());
        services.AddSingleton<IOfferEvents, OfferEvents>();
        services.AddSingleton<WatchPlaces>();
        services.AddSingleton<OfferWatch>();
        services.AddSingleton<OfferEventCleaner>();
        services.AddHostedService(provider => provider.GetRequiredService<OfferEventCleaner>());
    }
}
