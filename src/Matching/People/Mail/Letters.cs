using System.Globalization;

namespace Matching.People.Mail;

/// <summary>The words of letters.</summary>
public static class Letters
{
    /// <summary>A code and a link to sign in with.</summary>
    public static Letter SignIn(EmailAddress to, string campaignName, string code, Uri link, TimeSpan patience) => new(
        MailKind.SignIn,
        to.Text,
        $"{code} is your sign-in code",
        string.Create(CultureInfo.InvariantCulture, $"""
            Somebody, we hope you, is signing in to {campaignName} with this address.

            Your code: {code}

            Or open this link in the same browser:
            {link}

            Both are good once, for {patience.TotalMinutes:0} minutes. If it was not you, do nothing: without this mail nobody gets in.
            """));
}
