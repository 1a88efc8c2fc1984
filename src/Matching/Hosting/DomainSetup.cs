using Matching.Geo;
using Matching.Seats;
using Matching.Travel;

namespace Matching.Hosting;

/// <summary>The domain's services.</summary>
internal static class DomainSetup
{
    /// <summary>Registers the domain's services and the travel-time engine.</summary>
    public static void AddMatchingDomain(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ITravelTimes, StraightLineTimes>();
        builder.Services.AddSingleton<LoadedFigures>();
        builder.Services.AddSingleton<IPlaces>(services => services.GetRequiredService<LoadedFigures>());
    }
}
