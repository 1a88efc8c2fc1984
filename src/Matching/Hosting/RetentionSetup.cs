using Matching.People.Retention;
using Matching.Storage.People.Retention;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>How long what tells of people is kept, and who forgets it.</summary>
internal static class RetentionSetup
{
    /// <summary>Registers the rules and the workers.</summary>
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionRules>()
            .BindConfiguration($"{MatchingOptions.Section}:Retention")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionRules>>().Value);
        services.AddSingleton<PlaceRetention>();
        services.AddSingleton<IdlePeople>();
        services.AddHostedService<RetentionWorker>();
        services.AddHostedService<SignInCleaner>();
        services.AddHostedService<RefreshTokenCleaner>();
        services.AddHostedService<BlockCountCleaner>();
        services.AddHostedService<SpentCleaner>();
        services.AddHostedService<MessageCleaner>();
        services.AddHostedService<DisclosureCleaner>();
    }
}
