using Matching.People;
using Matching.People.Lists;
using Matching.People.Mail;
using Matching.Storage.People.Lists;

namespace Matching.Storage.Mail;

/// <summary>
/// Sends what waits in the <see cref="MailBox"/>, on every replica: a letter is claimed for a while, sent with no row locked, and gone once it is taken. A replica that dies in between leaves it to be sent
/// again, so a letter may come twice but is never lost.
/// </summary>
internal sealed partial class MailWorker(
    Database source, MailBox box, IPostman postman, Suppressions suppressions, ICopyGuard copies, TimeProvider clock, ILogger<MailWorker> logger)
    : RecurringWork(TimeSpan.FromSeconds(15), clock, logger), IChangeHandler
{
    private const int Batch = 20;

    /// <summary>Longer than any postman takes.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    private static readonly string Due = Sql.Read("Mail/claim.sql");
    private static readonly string Gone = Sql.Read("Mail/gone.sql");
    private static readonly string Again = Sql.Read("Mail/again.sql");
    private static readonly string Useless = Sql.Read("Mail/useless.sql");

    /// <inheritdoc />
    public string Channel => "mail";

    /// <inheritdoc />
    protected override string Purpose => "look after the mail";

    /// <summary>Sends all that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Reach.OverAll();
        // A copy's letters were sent before, and may be to somebody who was erased since.
        if (!await copies.ServesAsync(cancellation))
        {
            return;
        }

        await using (var useless = source.Command(Useless, Clock.GetUtcNow()))
        {
            await useless.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            var now = Clock.GetUtcNow();
            await using var claim = source.Command(Due, now, now + Claim, Batch);
            var letters = await claim.ReadAllAsync(row => (Id: row.GetGuid(0), Kept: row.GetFieldValue<byte[]>(1), Tries: row.GetInt32(2), Campaign: row.GetString(3)), cancellation);
            foreach (var (id, kept, tries, campaign) in letters)
            {
                await SendAsync(id, campaign, kept, tries, cancellation);
            }

            if (letters.Count < Batch)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    private async Task SendAsync(Guid id, string campaign, byte[] kept, int tries, CancellationToken cancellation)
    {
        var letter = box.Open(id, kept);
        var delivery = await postman.SendAsync(letter, cancellation);
        if (delivery == Delivery.Later)
        {
            // 15 s, 30 s, 1 min … at most 1 h.
            var wait = TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, Math.Min(tries, 20))));
            await using var again = source.Command(Again, id, Clock.GetUtcNow() + wait);
            await again.ExecuteNonQueryAsync(cancellation);
            return;
        }

        if (delivery != Delivery.Taken)
        {
            LogRefused(id);
        }

        if (delivery == Delivery.Bounced && EmailAddress.TryParse(letter.To) is { } address)
        {
            await suppressions.AddAsync(address, letter.Kind == MailKind.Invitation ? campaign : null, SuppressionReason.Bounce, cancellation);
        }

        await using var gone = source.Command(Gone, id);
        await gone.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(EventId = 2602, Level = LogLevel.Information, Message = "Letter {Letter} was refused for good: no such address, or the server will not have it")]
    private partial void LogRefused(Guid letter);
}
