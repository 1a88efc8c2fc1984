using Matching.Campaigns;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Lists;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage.Lifts;
using Matching.Storage.Mail;
using Npgsql;

namespace Matching.Storage.People.Lists;

/// <summary>Takes lists in: people and their letters in one transaction. What is answered, and kept as an answer, is a number that the list itself tells.</summary>
internal sealed class ListImports(
    OnceWriter once, ICampaigns campaigns, KeyedHashes hashes, Suppressions suppressions, OptOutLinks links, IOriginVault vault, MailBox mail, SignInRules rules, PeopleRules limits, TimeProvider clock) : IListImports
{
    private static readonly TimeSpan LetterIsUseful = TimeSpan.FromDays(7);

    private static readonly string Turn = Sql.Read("People/Lists/turn.sql");
    private static readonly string Listed = Sql.Read("People/Lists/listed.sql");
    private static readonly string Asked = Sql.Read("People/Lists/asked.sql");
    private static readonly string Invite = Sql.Read("People/Lists/invite.sql");

    /// <inheritdoc />
    public async Task<Result<ListImport>> ImportAsync(WriteKey key, Caller caller, string campaign, IReadOnlyList<ListedPerson> people, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(campaign, cancellation) is not { } known)
        {
            return new Failure(Reason.CampaignNotFound, $"There is no campaign {campaign}.");
        }

        return await once.RunAsync<ListImport>(
            key,
            async (connection, cancel) =>
            {
                var now = clock.GetStorableNow();
                await connection.RunAsync(Turn, cancel, campaign);
                await using var count = connection.Command(Listed, campaign, people.Count, now, now.AddDays(-1), limits.MostListedADay);
                if (await count.ExecuteNonQueryAsync(cancel) == 0)
                {
                    return new Failure(Reason.RateLimited, $"Lists of a campaign name {limits.MostListedADay} people a day at most; go on tomorrow.");
                }

                foreach (var person in people)
                {
                    await InviteAsync(connection, known, caller, person, cancel);
                }

                return new ListImport(people.Count);
            },
            cancellation);
    }

    /// <inheritdoc />
    public async Task DeclineAsync(string secret, CancellationToken cancellation)
    {
        if (links.Read(secret) is var (campaign, text) && EmailAddress.TryParse(text) is { } address)
        {
            await suppressions.AddAsync(address, campaign, SuppressionReason.OptOut, cancellation);
        }
    }

    private async Task InviteAsync(NpgsqlConnection connection, Campaign campaign, Caller caller, ListedPerson person, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var id = Guid.CreateVersion7(now);
        var address = await hashes.OfAddressAsync(campaign.Id, person.Address, cancellation);
        await using var invite = connection.Command(
            Invite,
            id,
            campaign.Id,
            address,
            vault.SealText(id, person.FirstName),
            vault.SealText(id, person.Address.Text),
            await suppressions.KeyOfAsync(person.Address, cancellation),
            now);
        if (await invite.ExecuteNonQueryAsync(cancellation) == 1)
        {
            var letter = Letters.Invitation(person.Address, person.FirstName, campaign.Name, caller.Name, Page("sign-in", $"campaign={campaign.Id}"), Page("no-thanks", $"secret={links.Make(campaign.Id, person.Address.Text)}"));
            await connection.RunAsync(Asked, cancellation, campaign.Id, address, now);
            await mail.PostAsync(connection, campaign.Id, letter, now + LetterIsUseful, cancellation);
        }
    }

    /// <summary>A page of the web client; what stands behind # is sent to no server.</summary>
    private Uri Page(string name, string said) => new($"{rules.PublicUrl.TrimEnd('/')}/{name}#{said}");
}
