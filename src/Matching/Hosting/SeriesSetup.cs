using Matching.Lifts.Recurring;
using Matching.Storage;
using Matching.Storage.Recurring;

namespace Matching.Hosting;

/// <summary>Recurring offers, and the worker that makes offers of them.</summary>
internal static class SeriesSetup
{
    /// <summary>Registers the store, the keepers and the worker.</summary>
    public static void AddSeries(this IServiceCollection services)
    {
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<SeriesWriter>();
        services.AddSingleton<OccurrenceEnder>();
        services.AddSingleton<SeriesChanger>();
        services.AddSingleton<ILiftSeries, SeriesStore>();
        services.AddSingleton<OccurrenceKeeper>();
        services.AddSingleton<SeriesKeeper>();
        services.AddSingleton<SeriesWorker>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<SeriesWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<SeriesWorker>());
    }
}
