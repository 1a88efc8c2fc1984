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

    /// <summary>Asks somebody who was long away whether they want to stay.</summary>
    public static Letter Stay(EmailAddress to, string campaignName, Uri where, DateOnly until) => new(
        MailKind.Stay,
        to.Text,
        $"Do you want to stay with {campaignName}?",
        string.Create(CultureInfo.InvariantCulture, $"""
            You have not used {campaignName} for a long time, and what is kept of you here is of no use to anybody.

            If you want to stay, sign in once before {until:d MMMM yyyy}:
            {where}

            If not, do nothing: all that tells who you are is then deleted. You are asked this once only.
            """));

    /// <summary>Organisers were told of something, and ask for care.</summary>
    public static Letter Warned(EmailAddress to, string campaignName) => new(
        MailKind.Decision,
        to.Text,
        $"A word from the organisers of {campaignName}",
        $"""
        The organisers of {campaignName} were told of something that went wrong between you and somebody whom you met by it, and ask you to be considerate.

        Nothing else has changed. If you want to tell them your side, answer to the organiser of your session.
        """);

    /// <summary>Somebody takes part no more.</summary>
    public static Letter Barred(EmailAddress to, string campaignName) => new(
        MailKind.Decision,
        to.Text,
        $"You no longer take part in {campaignName}",
        $"""
        The organisers of {campaignName} have decided that you no longer take part in it. What you had coming up was called off, and others who were to travel with you were told.

        You can still sign in, to read and take away what is kept of you, and to have it erased.
        """);

    /// <summary>Asks somebody on a list whether they want to take part.</summary>
    public static Letter Invitation(EmailAddress to, string firstName, string campaignName, string by, Uri yes, Uri no) => new(
        MailKind.Invitation,
        to.Text,
        $"Do you want to take part in {campaignName}?",
        $"""
        Hello {firstName},

        {by}, who organises {campaignName}, has put you on a list of people who may want to come to its sessions and share cars there. Only this name and address are kept of you, for thirty days,
        unless you say yes.

        Yes: sign in with this address.
        {yes}

        No, and do not ask me again:
        {no}

        If you do nothing, you are taken off the list.
        """);
}
