using Matching.Hosting.Mail;
using Matching.Hosting.Tokens;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.Mail;
using Matching.Storage.People.SignIn;
using Microsoft.Extensions.Options;
using Operations.Bearers;

namespace Matching.Hosting;

/// <summary>Signing in by mail, and the mail.</summary>
internal static class SignInSetup
{
    /// <summary>Registers the rules, the store, the mint and whoever takes letters away.</summary>
    public static void AddMatchingSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInRules>().BindConfiguration($"{MatchingOptions.Section}:SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SignInRules>().PostConfigure<IOptions<BearerOptions>>((rules, bearers) => rules.NoteProviders(bearers.Value.Issuers.Select(issuer => issuer.Campaign)));
        services.AddSingleton<IValidateOptions<SignInRules>, SignInCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SignInRules>>().Value);
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<ISignIns, SignInStore>();
        services.AddSingleton<ITokenMint, SignInMint>();
        services.AddSingleton<MailBox>();
        services.AddSingleton<IPostman>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
            ? ActivatorUtilities.CreateInstance<SmtpPostman>(provider)
            : ActivatorUtilities.CreateInstance<FolderPostman>(provider));
        services.AddSingleton<MailWorker>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<MailWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
    }
}
