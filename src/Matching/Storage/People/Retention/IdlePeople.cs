using Matching.Campaigns;
using Matching.Lifts;
using Matching.People;
using Matching.People.Mail;
using Matching.People.Retention;
using Matching.People.SignIn;
using Matching.Storage.Lifts;
using Matching.Storage.Mail;
using Matching.Storage.People.Rights;
using Npgsql;
using Rows = Matching.People.Reach;

namespace Matching.Storage.People.Retention;

/// <summary>
/// Asks people who were not seen for long whether they want to stay, once, and erases those who do not answer. To sign in, or to use the service, is the answer. Who has no address is not written to; all else is the same for them.
/// </summary>
internal sealed partial class IdlePeople(
    Database source, PersonEraser eraser, MailBox mail, ICampaigns campaigns, IOriginVault vault, RetentionRules rules, SignInRules signIn, TimeProvider clock, ILogger<IdlePeople> logger)
{
    private const int PeopleAtOnce = 100;

    private static readonly string Ask = Sql.Read("People/Retention/ask.sql");
    private static readonly string Unanswered = Sql.Read("People/Retention/unanswered.sql");

    private readonly RetentionTurn turn = new(source);

    /// <summary>Asks and erases all who are due now; returns how many that were.</summary>
    public async Task<(int Asked, int Erased)> RunOnceAsync(CancellationToken cancellation)
    {
        Rows.OverAll();
        var erased = await EraseAsync(cancellation);
        var asked = 0;
        int batch;
        do
        {
            batch = await turn.RunAsync(AskAsync, cancellation);
            asked += batch;
        }
        while (batch == PeopleAtOnce);
        return (asked, erased);
    }

    private async Task<int> AskAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await using var choose = connection.Command(Ask, DateOnly.FromDateTime((now - rules.Idle).UtcDateTime), PeopleAtOnce, now);
        var people = await choose.ReadAllAsync(row => (Id: row.GetGuid(0), Campaign: row.GetString(1), Address: row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)), cancellation);
        foreach (var (id, campaign, box) in people.Where(one => one.Address is not null))
        {
            if (EmailAddress.TryParse(vault.OpenSaid(id, box)) is { } address && await campaigns.FindAsync(campaign, cancellation) is { } known)
            {
                var until = now + rules.ToAnswer;
                await mail.PostAsync(connection, campaign, Letters.Stay(address, known.Name, new Uri(signIn.PublicUrl), DateOnly.FromDateTime(until.UtcDateTime)), until, cancellation);
            }
        }

        return people.Count;
    }

    /// <summary>Each by itself: what goes wrong with one keeps no other waiting.</summary>
    private async Task<int> EraseAsync(CancellationToken cancellation)
    {
        var all = 0;
        while (true)
        {
            var before = clock.GetUtcNow() - rules.ToAnswer;
            await using var find = source.Everywhere.Command(Unanswered, before, PeopleAtOnce);
            var people = await find.ReadAllAsync(row => new Caller(row.GetString(1), "Somebody", row.GetString(0), Role.Volunteer), cancellation);
            var erased = 0;
            foreach (var person in people)
            {
                erased += await EraseAsync(person, before, cancellation) ? 1 : 0;
            }

            all += erased;
            // Those who cannot be erased now stand first again; without them nothing moves on.
            if (people.Count < PeopleAtOnce || erased == 0)
            {
                return all;
            }
        }
    }

    private async Task<bool> EraseAsync(Caller person, DateTimeOffset before, CancellationToken cancellation)
    {
        try
        {
            return await eraser.EraseUnansweredAsync(person, before, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault);
            return false;
        }
    }

    [LoggerMessage(EventId = 2632, Level = LogLevel.Warning, Message = "Somebody who was asked and did not answer could not be erased; trying again")]
    private partial void LogStuck(Exception fault);
}
