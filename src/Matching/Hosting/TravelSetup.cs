using Matching.Measures;
using Matching.Travel;
using Matching.Travel.Osrm;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Matching.Hosting;

/// <summary>The engine of travel times, and how the road engine is asked.</summary>
internal static class TravelSetup
{
    /// <summary>Registers the engine that the options name.</summary>
    public static void AddTravel(this IServiceCollection services)
    {
        services.AddOptions<TravelOptions>()
            .BindConfiguration($"{MatchingOptions.Section}:Travel")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TravelOptions>, TravelOptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TravelOptions>>().Value);
        services.AddSingleton<TravelMeter>();
        services.AddSingleton<RoadCache>();
        services.AddSingleton<OsrmClient>();
        services.AddSingleton<RoadTables>();
        services.AddSingleton<OsrmTimes>();
        services.AddSingleton<OsrmRoutes>();
        services.AddSingleton<ITravelTimes>(provider => HasRoads(provider) ? provider.GetRequiredService<OsrmTimes>() : new StraightLineTimes());
        services.AddSingleton<ITravelRoutes>(provider => HasRoads(provider) ? provider.GetRequiredService<OsrmRoutes>() : new StraightLineRoutes());
        AddClient(services);
    }

    private static bool HasRoads(IServiceProvider provider) => provider.GetRequiredService<TravelOptions>().Engine == TravelOptions.Osrm;

    /// <summary>The client's addresses hold people's homes: it writes no logs, and no activity of its own into traces.</summary>
    private static void AddClient(IServiceCollection services)
    {
        var client = services.AddHttpClient(OsrmClient.Name, (provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<TravelOptions>().BaseUrl.TrimEnd('/') + "/");

            // Time is kept by the resilience below and by who asks, over the service's own clock.
            http.Timeout = Timeout.InfiniteTimeSpan;
        });
        client.RemoveAllLoggers();
        client.UseSocketsHttpHandler((handler, _) =>
        {
            handler.ActivityHeadersPropagator = null;
            handler.AllowAutoRedirect = false;
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            handler.UseCookies = false;
        });
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.AddResilienceHandler(OsrmClient.Name, (pipeline, context) =>
            Resilience(pipeline, context.ServiceProvider.GetRequiredService<TravelOptions>(), context.ServiceProvider.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(() => new WholeAnswers());
    }

    /// <summary>From the outside in: repeats with jitter, the circuit breaker, one attempt's time.</summary>
    private static void Resilience(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TravelOptions options, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(10),
            MinimumThroughput = options.BreakAfter,
            BreakDuration = options.Break,
        });
        pipeline.AddTimeout(options.AttemptTimeout);
    }
}
