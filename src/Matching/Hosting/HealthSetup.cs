namespace Matching.Hosting;

/// <summary>Health that is true.</summary>
internal static class HealthSetup
{
    /// <summary>Registers the health checks.</summary>
    public static void AddMatchingHealth(this WebApplicationBuilder builder) => builder.Services.AddGrpcHealthChecks();
}
