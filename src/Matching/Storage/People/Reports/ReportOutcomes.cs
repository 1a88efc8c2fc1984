using Matching.Campaigns;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Mail;
using Matching.People.Reports;
using Matching.Storage.Mail;
using Matching.Storage.People.Rights;
using Npgsql;

namespace Matching.Storage.People.Reports;

/// <summary>Makes what came of a report true, in one transaction: whoever is barred is out of all that they had coming up when it commits.</summary>
internal sealed class ReportOutcomes(PersonEnder ender, PersonMaker people, MailBox mail, ICampaigns campaigns, TimeProvider clock)
{
    private static readonly TimeSpan LetterIsUseful = TimeSpan.FromDays(7);

    private static readonly string Hold = Sql.Read("People/Reports/hold.sql");
    private static readonly string HoldPerson = Sql.Read("People/Erase/hold.sql");
    private static readonly string Resolve = Sql.Read("People/Reports/resolve.sql");
    private static readonly string Bar = Sql.Read("People/Reports/bar.sql");
    private static readonly string Unbar = Sql.Read("People/Reports/unbar.sql");
    private static readonly string Administers = Sql.Read("People/Reports/administers.sql");
    private static readonly string PersonGet = Sql.Read("People/person_get.sql");

    private static readonly Failure Unknown = new(Reason.ReportNotFound, "There is no such report of others in your seats.");
    private static readonly Failure MayNotBar = new(Reason.PermissionDenied, "Whoever bars somebody from the campaign administers it, or organises every seat.");
    private static readonly Failure IsAdministrator = new(Reason.PermissionDenied, "The person administers the campaign; take that from them first.");

    /// <summary>Resolves one.</summary>
    public async Task<Result<Report>> ResolveAsync(NpgsqlConnection connection, Caller caller, Guid id, ReportOutcome outcome, CancellationToken cancellation)
    {
        await using var hold = connection.Command(Hold, id);
        if (await hold.ReadOneAsync(HeldReport.Read, cancellation) is not { } held || held.Reported == caller.Subject || !caller.Reaches(held.Whose()))
        {
            return Unknown;
        }

        if (held.Report.Outcome == outcome)
        {
            return held.Report;
        }

        if ((outcome == ReportOutcome.Barred || held.Report.Outcome == ReportOutcome.Barred) && !caller.Reaches(new Whose(held.Campaign)))
        {
            return MayNotBar;
        }

        var now = clock.GetStorableNow();
        await connection.RunAsync(Resolve, cancellation, id, EnumText<ReportOutcome>.Of(outcome), caller.Subject, now);
        await connection.RunAsync(Unbar, cancellation, id);
        if (outcome == ReportOutcome.Barred)
        {
            await using var administers = connection.Command(Administers, held.Campaign, held.Reported);
            if (await administers.ExecuteScalarAsync(cancellation) is true)
            {
                return IsAdministrator;
            }

            // What they are writing at this moment is waited for, and what they begin later sees the bar.
            await connection.RunAsync(HoldPerson, cancellation, held.Campaign, held.Reported);
            await connection.RunAsync(Bar, cancellation, id, held.Campaign, held.Reported, now);
            await ender.EndAsync(connection, Caller.InNameOf(held.Reported, "Somebody", held.Campaign), cancellation);
        }

        if (outcome != ReportOutcome.Nothing)
        {
            await TellAsync(connection, held, outcome, now, cancellation);
        }

        return held.Report with { Outcome = outcome, ResolvedAt = now };
    }

    /// <summary>By mail, where an address is known: this concerns their taking part, and needs no consent.</summary>
    private async Task TellAsync(NpgsqlConnection connection, HeldReport held, ReportOutcome outcome, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var find = connection.Command(PersonGet, held.Campaign, held.Reported);
        if (await find.ReadOneAsync(PersonRow.Read, cancellation) is not { EmailSealed: not null } person
            || EmailAddress.TryParse(await people.AddressOfAsync(connection, person.Person.Id, cancellation)) is not { } address)
        {
            return;
        }

        var name = (await campaigns.FindAsync(held.Campaign, cancellation))?.Name ?? held.Campaign;
        var letter = outcome == ReportOutcome.Barred ? Letters.Barred(address, name) : Letters.Warned(address, name);
        await mail.PostAsync(connection, held.Campaign, letter, now + LetterIsUseful, cancellation);
    }
}
