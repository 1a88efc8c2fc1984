using Matching.People;
using Matching.People.Roles;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Storage.People.Roles;
using Operations.Bearers;

namespace Matching.Hosting;

/// <summary>
/// Who is asking: bearer tokens, and what stands in the database of the people they name. What each rpc demands of the caller stands in <c>Api/AccessTable</c>.
/// </summary>
internal static class AuthenticationSetup
{
    /// <summary>The section of <see cref="BearerOptions"/>.</summary>
    public const string Section = MatchingOptions.Section + ":Tokens";

    /// <summary>Registers the check of bearer tokens, and people.</summary>
    public static void AddMatchingAuthentication(this WebApplicationBuilder builder)
    {
        builder.AddBearers(Section);
        builder.Services.AddSingleton<KeyedHashes>();
        builder.Services.AddSingleton<PersonMaker>();
        builder.Services.AddSingleton<IRoleGrants, RoleGrants>();
        builder.Services.AddSingleton<StandingShelf>();
        builder.Services.AddSingleton<IStandings>(provider => provider.GetRequiredService<StandingShelf>());
        builder.Services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<StandingShelf>());
    }
}
