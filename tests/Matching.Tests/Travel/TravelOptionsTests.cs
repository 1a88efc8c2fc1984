using Matching.Hosting;
using Matching.Travel;
using Matching.Travel.Osrm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matching.Tests.Travel;

/// <summary>What an operator says of travel is checked at start, all faults at once.</summary>
public sealed class TravelOptionsTests
{
    [Fact]
    public void Without_a_word_times_are_by_straight_line()
    {
        using var services = Compose();

        Assert.IsType<StraightLineTimes>(services.GetRequiredService<ITravelTimes>());
        Assert.IsType<StraightLineRoutes>(services.GetRequiredService<ITravelRoutes>());
    }

    [Fact]
    public void The_road_engine_is_chosen_by_name()
    {
        using var services = Compose(("Engine", "osrm"), ("BaseUrl", "http://127.0.0.1:5000/uk"), ("MaxSpeed", "144"));

        Assert.IsType<OsrmRoutes>(services.GetRequiredService<ITravelRoutes>());
        Assert.Equal(40, Assert.IsType<OsrmTimes>(services.GetRequiredService<ITravelTimes>()).MaxSpeedMetresPerSecond, 1e-9);
    }

    [Theory]
    [InlineData(1, "Engine", "crow")]
    [InlineData(1, "Engine", "osrm")]
    [InlineData(1, "Engine", "osrm", "BaseUrl", "127.0.0.1:5000")]
    [InlineData(1, "Engine", "osrm", "BaseUrl", "http://ann:secret@127.0.0.1:5000")]
    [InlineData(1, "Profile", "../table")]
    [InlineData(1, "MaxSpeed", "69")]
    [InlineData(2, "MaxTableSize", "0", "CachePairs", "-1")]
    [InlineData(1, "Timeout", "00:00:00")]
    [InlineData(2, "Engine", "osrm", "AttemptTimeout", "00:00:09")]
    public void What_is_wrong_is_told(int faults, params string[] settings)
    {
        using var services = Compose([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal(faults, refusal.Failures.Count());
        Assert.All(refusal.Failures, fault => Assert.DoesNotContain("secret", fault, StringComparison.Ordinal));
    }

    private static ServiceProvider Compose(params (string Option, string Value)[] settings)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Matching:Travel:{one.Option}", (string?)one.Value)))
                .Build())
            .AddSingleton(TimeProvider.System)
            .AddMetrics()
            .AddLogging();
        services.AddTravel();
        return services.BuildServiceProvider();
    }
}
