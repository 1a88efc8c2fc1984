using Matching.People.SignIn;
using Microsoft.Extensions.Options;
using Operations.Bearers;

namespace Matching.Hosting;

/// <summary>Where people sign in by mail, tokens are signed here: a public key alone is found when the service starts, not by the first who signs in.</summary>
internal sealed class SignInCheck(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<SignInRules>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, SignInRules options)
    {
        if (!options.Enabled || environment.IsDevelopment())
        {
            return ValidateOptionsResult.Success;
        }

        var file = (configuration.GetSection(AuthenticationSetup.Section).Get<BearerOptions>() ?? new BearerOptions()).KeyFile;
        try
        {
            return TokenKeyFile.CanSign(TokenKeyFile.Read(file))
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{AuthenticationSetup.Section}:{nameof(BearerOptions.KeyFile)} must hold the private key too, or {MatchingOptions.Section}:SignIn:{nameof(options.Enabled)} be false.");
        }
        catch (Exception unread) when (unread is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // Whoever checks tokens tells of it.
            return ValidateOptionsResult.Success;
        }
    }
}
