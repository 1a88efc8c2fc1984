using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>The service as it is put together, for the program and for tests alike.</summary>
internal static class MatchingApplication
{
    /// <summary>Builds the service; <paramref name="adjust"/> may replace registered services before it is built.</summary>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddMatchingOptions();
        builder.AddMatchingStorage();
        builder.AddMatchingDomain();
        builder.AddMatchingAuthentication();
        builder.AddMatchingSignIn();
        builder.AddMatchingApi();
        builder.AddMatchingTelemetry();
        builder.AddMatchingHealth();
        adjust?.Invoke(builder);

        var app = builder.Build();

        // Before anything is made of the options: what is made first would tell of its own fault alone.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapMatching();
        return app;
    }
}
