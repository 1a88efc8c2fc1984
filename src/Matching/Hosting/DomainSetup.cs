using Matching.Geo;
using Matching.Seats;
using Matching.Sessions;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>The domain's services.</summary>
internal static class DomainSetup
{
    /// <summary>Registers the domain's services and the travel-time engine.</summary>
    public static void AddMatchingDomain(this WebApplicationBuilder builder)
    {
        builder.Services.AddTravel();
        builder.Services.AddSingleton<NearestSessions>();
        AddSeats(builder.Services);
        builder.Services.AddLifts();
        builder.Services.AddBookings();
        builder.Services.AddPeople();
        builder.Services.AddWatching();
        builder.Services.AddSeries();
        builder.Services.AddPlans();
    }

    private static void AddSeats(IServiceCollection services)
    {
        services.AddSingleton<LoadedFigures>();
        services.AddSingleton<IPlaces>(provider => provider.GetRequiredService<LoadedFigures>());
        services.AddOptions<NeedOptions>().BindConfiguration($"{MatchingOptions.Section}:Need").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<NeedOptions>>().Value);
        services.AddSingleton<MarginalViews>();
        services.AddSingleton<Journeys>();
        services.AddSingleton<NearestMarginals>();
        services.AddSingleton<SeatTiles>();
    }
}
