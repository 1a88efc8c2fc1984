using Matching.People;
using Matching.People.SignIn;
using Microsoft.Extensions.Options;

namespace Matching.Hosting.Mail;

/// <summary>Checks how mail leaves, and tells every fault at once.</summary>
internal sealed class MailOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<MailOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> faults = [];
        Check(
            options.Host.Length > 0 || environment.IsDevelopment() || !configuration.GetValue($"{MatchingOptions.Section}:SignIn:{nameof(SignInRules.Enabled)}", true),
            nameof(options.Host),
            $"must name an SMTP server, or {MatchingOptions.Section}:SignIn:Enabled be false: letters in a folder reach nobody");
        Check(options.User.Length == 0 || File.Exists(options.PasswordFile), nameof(options.PasswordFile), "must name the file that holds the user's password");
        Check(options.Encrypted || options.Host is "" or "localhost" or "127.0.0.1" or "::1", nameof(options.Encrypted), "may be false only for a server on the same machine");
        Check(EmailAddress.TryParse(options.From) is not null, nameof(options.From), "must be an address of electronic mail");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(bool right, string option, string otherwise)
        {
            if (!right)
            {
                faults.Add($"{MailOptions.Section}:{option} {otherwise}.");
            }
        }
    }
}
