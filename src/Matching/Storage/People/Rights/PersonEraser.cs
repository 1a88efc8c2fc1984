using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Mail;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>Erases people: one transaction ends what they take part in, empties every column that tells of them, and notes that it was done.</summary>
internal sealed class PersonEraser(OnceWriter once, PersonEnder ender, PlaceBlanker places, PersonMaker people, MailBox mail, TimeProvider clock) : IErasures
{
    private static readonly string Hold = Sql.Read("People/Erase/hold.sql");
    private static readonly string Availabilities = Sql.Read("People/Erase/availabilities.sql");
    private static readonly string Occurrences = Sql.Read("People/Erase/occurrences.sql");
    private static readonly string Messages = Sql.Read("People/Erase/messages.sql");
    private static readonly string Consents = Sql.Read("People/Erase/consents_now.sql");
    private static readonly string BlocksMade = Sql.Read("People/Erase/blocks_made.sql");
    private static readonly string BlocksCount = Sql.Read("People/Erase/blocks_count.sql");
    private static readonly string Answers = Sql.Read("People/Erase/answers.sql");
    private static readonly string Grants = Sql.Read("People/Erase/grants.sql");
    private static readonly string SignIns = Sql.Read("People/Erase/sign_ins.sql");
    private static readonly string Spent = Sql.Read("People/Erase/spent.sql");
    private static readonly string Asked = Sql.Read("People/Erase/asked.sql");
    private static readonly string MailTo = Sql.Read("People/Erase/mail_to.sql");
    private static readonly string MailOf = Sql.Read("People/Erase/mail_of.sql");
    private static readonly string Letters = Sql.Read("People/Erase/mail.sql");
    private static readonly string Tokens = Sql.Read("People/Erase/tokens.sql");
    private static readonly string Row = Sql.Read("People/Erase/person.sql");
    private static readonly string Journal = Sql.Read("People/Erase/journal.sql");

    /// <summary>Statements that put nobody in the person's place: of campaign, subject and nobody.</summary>
    private static readonly string[] Renamed =
        [.. ((string[])["sign_ups", "sessions", "series", "blocks_of", "disclosures", "consents", "grants_by", "reports"]).Select(name => Sql.Read($"People/Erase/{name}.sql"))];

    private static readonly Failure Answered = new(Reason.EtagMismatch, "They have answered.");

    /// <inheritdoc />
    public Task<Result<Erasure>> EraseAsync(WriteKey key, Caller caller, long? version, CancellationToken cancellation) => RunAsync(
        key,
        caller,
        held => version is { } expected && expected != held?.Version ? new Failure(Reason.EtagMismatch, "The person has changed; read it again.") : null,
        cancellation);

    /// <summary>Erases somebody who was asked whether they want to stay and has not answered; false where they have, also in this very moment.</summary>
    /// <param name="person">Who.</param>
    /// <param name="askedBefore">They were asked then or before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<bool> EraseUnansweredAsync(Caller person, DateTimeOffset askedBefore, CancellationToken cancellation)
    {
        var erased = await RunAsync(
            new WriteKey(person.Subject, "erase-unanswered", "", []), person, held => held?.AskedAt <= askedBefore ? null : Answered, cancellation);
        return erased.Failure is null;
    }

    /// <param name="key">What makes it the same write.</param>
    /// <param name="person">Who is to be erased.</param>
    /// <param name="refusal">Why the person, held until the end, is not to be erased; null where they are.</param>
    /// <param name="cancellation">Ends the wait.</param>
    private Task<Result<Erasure>> RunAsync(WriteKey key, Caller person, Func<Held?, Failure?> refusal, CancellationToken cancellation) => once.RunAsync<Erasure>(
        key,
        async (connection, cancel) =>
        {
            var now = clock.GetStorableNow();
            var nobody = $"erased-{Guid.CreateVersion7(now):N}";
            await using var hold = connection.Command(Hold, person.Campaign, person.Subject);
            var held = await hold.ReadOneAsync(
                row => new Held(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)), cancel);
            if (refusal(held) is { } refused)
            {
                return refused;
            }

            await connection.RunAsync(Spent, cancel, person.Campaign, person.Subject, now.AddDays(-1), now);
            await ender.EndAsync(connection, person, cancel);
            await places.BlankAsync(connection, person, nobody, cancel);
            await ForgetAsync(connection, person, nobody, key.Rpc, cancel);
            if (held is not null)
            {
                await ForgetPersonAsync(connection, person.Campaign, held, nobody, now, cancel);
            }

            await JournalAsync(connection, person, held, now, cancel);
            return new Erasure(now);
        },
        cancellation);

    private static async Task ForgetAsync(NpgsqlConnection connection, Caller person, string nobody, string rpc, CancellationToken cancellation)
    {
        await connection.RunAsync(Availabilities, cancellation, person.Campaign, person.Subject);

        // Found by their series, so before it.
        await connection.RunAsync(Occurrences, cancellation, person.Campaign, person.Subject);
        foreach (var rename in Renamed)
        {
            await connection.RunAsync(rename, cancellation, person.Campaign, person.Subject, nobody);
        }

        await connection.RunAsync(Messages, cancellation, person.Campaign, person.Subject);
        await connection.RunAsync(Consents, cancellation, person.Campaign, person.Subject);
        await connection.RunAsync(BlocksMade, cancellation, person.Campaign, person.Subject);
        await connection.RunAsync(BlocksCount, cancellation, person.Subject);
        await connection.RunAsync(Answers, cancellation, person.Subject, rpc);
    }

    private async Task ForgetPersonAsync(NpgsqlConnection connection, string campaign, Held held, string nobody, DateTimeOffset now, CancellationToken cancellation)
    {
        if (held.AddressKey is { } address)
        {
            await connection.RunAsync(MailTo, cancellation, campaign, address);
            await ForgetOldLettersAsync(connection, campaign, held.Id, cancellation);
            await connection.RunAsync(Asked, cancellation, campaign, address);
            await connection.RunAsync(Grants, cancellation, campaign, address);
            await connection.RunAsync(SignIns, cancellation, campaign, address, now);
        }

        await connection.RunAsync(Tokens, cancellation, held.Id);
        await connection.RunAsync(Row, cancellation, held.Id, nobody, now);
    }

    /// <summary>Letters of before their receiver's key stood beside them: none waits for longer than a month, and no more come.</summary>
    private async Task ForgetOldLettersAsync(NpgsqlConnection connection, string campaign, Guid person, CancellationToken cancellation)
    {
        await using var find = connection.Command(MailOf, campaign);
        var kept = await find.ReadAllAsync(row => (Id: row.GetGuid(0), Letter: mail.Open(row.GetGuid(0), row.GetFieldValue<byte[]>(1))), cancellation);
        if (kept.Count == 0)
        {
            return;
        }

        var address = await people.AddressOfAsync(connection, person, cancellation);
        await connection.RunAsync(Letters, cancellation, kept.Where(one => one.Letter.To == address).Select(one => one.Id).ToArray());
    }

    private static async Task JournalAsync(NpgsqlConnection connection, Caller person, Held? held, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var note = connection.Command(Journal, person.Campaign);
        note.Parameters.Add(new() { Value = held?.AddressKey ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        note.Parameters.Add(new() { Value = person.Subject });
        note.Parameters.Add(new() { Value = now });
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record Held(Guid Id, byte[]? AddressKey, long Version, DateTimeOffset? AskedAt);
}
