using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Matching.People.Mail;
using Microsoft.Extensions.Options;

namespace Matching.Hosting.Mail;

/// <summary>Hands letters to an SMTP server, each on a connection of its own: they are few, and a server that went away is noticed at once.</summary>
internal sealed partial class SmtpPostman(IOptions<MailOptions> options, ILogger<SmtpPostman> logger) : IPostman
{
    /// <inheritdoc />
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        var mail = options.Value;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(mail.Timeout);
        using var client = new SmtpClient { Timeout = (int)mail.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, mail.Encrypted ? SecureSocketOptions.Auto : SecureSocketOptions.None, patience.Token);
            if (mail.Encrypted && !client.IsSecure)
            {
                // Auto takes encryption where it is offered; without it nothing is said.
                LogUnencrypted();
                return Delivery.Later;
            }

            if (mail.User.Length > 0)
            {
                await client.AuthenticateAsync(mail.User, (await File.ReadAllTextAsync(mail.PasswordFile, patience.Token)).Trim(), patience.Token);
            }

            await client.SendAsync(MimeLetter.Of(letter, mail), patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return Delivery.Taken;
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= 500)
        {
            // A sender that is not accepted is for the operator to mend, and is tried again.
            return refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? Delivery.Bounced : Delivery.Refused;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested
            && fault is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException
                or OperationCanceledException or UnauthorizedAccessException)
        {
            // The server's words may hold the address: only the kind of the fault is told.
            LogLater(fault.GetType().Name);
            return Delivery.Later;
        }
    }

    [LoggerMessage(EventId = 2611, Level = LogLevel.Warning, Message = "The mail server did not take a letter ({Fault}); trying again")]
    private partial void LogLater(string fault);

    [LoggerMessage(EventId = 2612, Level = LogLevel.Error, Message = "The mail server offers no encryption, so nothing was sent; set Matching:Mail:Encrypted to false only for a server on the same machine")]
    private partial void LogUnencrypted();
}
