using Matching.People.Mail;
using MimeKit;

namespace Matching.Hosting.Mail;

/// <summary>A letter in the form that mail travels in.</summary>
internal static class MimeLetter
{
    /// <summary>Plain text, marked as sent by a program so that nobody's holiday note answers it.</summary>
    public static MimeMessage Of(Letter letter, MailOptions options)
    {
        var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(new MailboxAddress(options.FromName, options.From));
        message.To.Add(new MailboxAddress("", letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
