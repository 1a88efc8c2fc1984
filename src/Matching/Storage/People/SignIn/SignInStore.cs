using Matching.Campaigns;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage.Lifts;
using Matching.Storage.Mail;
using Npgsql;

namespace Matching.Storage.People.SignIn;

/// <summary>
/// Signs people in by mail. Every secret is kept as a hash; every use of one is a single statement that lets one caller through, whoever else comes at the same moment.
/// </summary>
internal sealed class SignInStore(
    Database source, ICampaigns campaigns, KeyedHashes hashes, PersonMaker people, IOriginVault vault, MailBox mail, RefreshTokens refresh, SignInRules rules, TimeProvider clock) : ISignIns
{
    private static readonly string Lock = Sql.Read("People/sign_in_lock.sql");
    private static readonly string Insert = Sql.Read("People/sign_in_insert.sql");
    private static readonly string Try = Sql.Read("People/sign_in_try.sql");
    private static readonly string Use = Sql.Read("People/sign_in_use.sql");
    private static readonly string PersonOf = Sql.Read("People/person_by_address.sql");
    private static readonly string Confirm = Sql.Read("People/person_confirm.sql");

    private static readonly Failure Failed = new(Reason.SignInFailed, "The code or link is wrong, too old, used, or was not asked for in this browser. Begin again.");

    private static readonly Failure Off = new(Reason.PermissionDenied, "Nobody signs in by mail here; use the campaign's own identity provider.");

    /// <summary>The same for every address: that a campaign has a provider is no secret, and who takes part in it is.</summary>
    private static readonly Failure Provider = new(Reason.PermissionDenied, "Nobody signs in to this campaign by mail; use its own identity provider.");

    private static readonly Failure Otherwise = new(Reason.SignInOtherwise, "You take part in this campaign by its own provider; sign in there.");

    /// <inheritdoc />
    public async Task<Result<SignInStart>> StartAsync(string campaign, EmailAddress address, string browser, CancellationToken cancellation)
    {
        if (!rules.Enabled)
        {
            return Off;
        }

        if (await campaigns.FindAsync(campaign, cancellation) is not { } known)
        {
            return new Failure(Reason.CampaignNotFound, $"There is no campaign {campaign}.");
        }

        if (rules.LeavesToProvider(campaign))
        {
            return Provider;
        }

        var now = clock.GetStorableNow();
        var start = new SignInStart(Guid.CreateVersion7(now), campaign, now + rules.Patience);
        var (code, link) = (Secrets.FreshCode(), Secrets.Fresh());
        var addressKey = await hashes.OfAddressAsync(campaign, address, cancellation);
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await connection.RunAsync(Lock, cancellation, addressKey);
        await using var insert = connection.Command(
            Insert,
            start.Id,
            campaign,
            addressKey,
            vault.SealText(start.Id, address.Text),
            await hashes.OfCodeAsync(start.Id, code, cancellation),
            Secrets.HashOf(link),
            Secrets.HashOf(browser),
            now,
            start.ExpiresAt,
            now - TimeSpan.FromHours(1),
            rules.StartsAnHour,
            now - TimeSpan.FromDays(1),
            rules.StartsADay);
        // Too many for one address: whoever asks learns nothing of it, and the address is left in peace.
        if (await insert.ExecuteNonQueryAsync(cancellation) == 1)
        {
            var letter = Letters.SignIn(address, known.Name, code, LinkOf(start.Id, link), rules.Patience);
            await mail.PostAsync(connection, campaign, letter, start.ExpiresAt, cancellation);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return start;
    }

    /// <inheritdoc />
    public async Task<Result<SignedIn>> FinishAsync(Guid id, string browser, SignInProof proof, string firstName, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        // Counted before it is looked at, and at once: many wrong codes at the same moment are no way round the limit.
        await using var tried = source.Everywhere.Command(Try, id, Secrets.HashOf(browser), now);
        if (await tried.ReadOneAsync(Begun.Read, cancellation) is not { } begun || !await IsRightAsync(id, begun, proof, cancellation))
        {
            return Failed;
        }

        // Begun before the operator left it to the provider.
        if (!rules.Enabled || rules.LeavesToProvider(begun.Campaign))
        {
            return rules.Enabled ? Provider : Off;
        }

        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await using var use = connection.Command(Use, id, now);
        if (await use.ExecuteNonQueryAsync(cancellation) == 0)
        {
            return Failed;
        }

        if (await PersonAsync(connection, begun, vault.OpenText(id, begun.Address), firstName, now, cancellation) is not var (personId, personName))
        {
            return Otherwise;
        }

        var token = await refresh.BeginAsync(connection, id, personId, now, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new SignedIn(personId, begun.Campaign, personName, token);
    }

    /// <inheritdoc />
    public Task<Result<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellation) => refresh.ExchangeAsync(refreshToken, cancellation);

    /// <inheritdoc />
    public Task RevokeAsync(string refreshToken, CancellationToken cancellation) => refresh.EndAsync(refreshToken, cancellation);

    private async Task<bool> IsRightAsync(Guid id, Begun begun, SignInProof proof, CancellationToken cancellation) =>
        proof.Code is { } code ? Secrets.Matches(begun.CodeHash, await hashes.OfCodeAsync(id, code, cancellation))
        : proof.Link is { } link && Secrets.Matches(begun.LinkHash, Secrets.HashOf(link));

    /// <summary>The person of the address; whoever is new is taken in, whoever was only on a list has now said yes. Null for whom the campaign's provider vouches: a token of ours would name nobody.</summary>
    private async Task<(Guid Id, string FirstName)?> PersonAsync(
        NpgsqlConnection connection, Begun begun, string address, string firstName, DateTimeOffset now, CancellationToken cancellation)
    {
        Found? found;
        do
        {
            var fresh = Guid.CreateVersion7(now);
            await people.TakeInAsync(connection, fresh, begun.Campaign, $"{fresh}", firstName, EmailAddress.TryParse(address), now, cancellation);
            await using var find = connection.Command(PersonOf, begun.Campaign, begun.AddressKey);
            found = await find.ReadOneAsync(row => new Found(row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetBoolean(2)), cancellation);
        }
        // Nobody, where they were being erased: then they are somebody new.
        while (found is null);

        if (!found.Ours)
        {
            return null;
        }

        await connection.RunAsync(Confirm, cancellation, found.Id, now);
        return (found.Id, vault.OpenText(found.Id, found.NameSealed));
    }

    private Uri LinkOf(Guid id, string link) => new($"{rules.PublicUrl.TrimEnd('/')}/sign-in#id={id}&link={link}");

    private sealed record Found(Guid Id, byte[] NameSealed, bool Ours);

    private sealed record Begun(string Campaign, byte[] AddressKey, byte[] Address, byte[] CodeHash, byte[] LinkHash)
    {
        public static Begun Read(NpgsqlDataReader row) => new(
            row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4));
    }
}
