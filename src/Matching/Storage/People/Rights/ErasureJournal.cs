using System.Text.Json;
using Matching.People;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>
/// The journal of erasures, and of addresses that said no to lists, as lines of text that outlive the database, and what makes a copy that was put back forget again whom it should no longer know.
/// </summary>
internal sealed class ErasureJournal(Database source, IErasures erasures)
{
    private static readonly string All = Sql.Read("Copies/erasures.sql");
    private static readonly string Suppressed = Sql.Read("Copies/suppressions.sql");
    private static readonly string Suppress = Sql.Read("People/Lists/suppress.sql");
    private static readonly string Unknown = Sql.Read("Copies/unknown.sql");
    private static readonly string Note = Sql.Read("People/Erase/journal.sql");
    private static readonly string Foreign = Sql.Read("Copies/foreign.sql");
    private static readonly string AskAgain = Sql.Read("Copies/ask_again.sql");
    private static readonly string ForgetSecrets = Sql.Read("Copies/forget_secrets.sql");
    private static readonly string Mark = Sql.Read("Copies/mark.sql");

    /// <summary>Every erasure that the database knows of, a line each, oldest first, and then every address that said no to lists.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var read = connection.Command(All);
        var erased = await read.ReadAllAsync(
            row => JsonSerializer.Serialize(
                new JournalEntry(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))),
            cancellation);
        await using var readSuppressed = connection.Command(Suppressed);
        var suppressed = await readSuppressed.ReadAllAsync(
            row => JsonSerializer.Serialize(new SuppressedEntry(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2))), cancellation);
        return [.. erased, .. suppressed];
    }

    /// <summary>Whether this is a copy in which erasures are still to be made again, so that it must not serve.</summary>
    public async Task<bool> IsForeignAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var ask = connection.Command(Foreign);
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Notes that this database is the one that serves: what is copied from here on is a copy of it.</summary>
    public async Task MarkAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await connection.RunAsync(Mark, cancellation);
    }

    /// <summary>
    /// Makes every erasure of the journal again that this database does not know of; then it may serve. May be broken off and run again. All that a subject has in an
    /// older copy is from before their erasure, also where they came back later. Whoever was asked whether they want to stay is taken back to not asked, and everybody is
    /// signed out: a refresh token that was used, ended or found stolen since would be good again. Addresses that said no to lists are known to have done so.
    /// </summary>
    /// <returns>How many were made again.</returns>
    /// <exception cref="InvalidOperationException">A line cannot be read, or an erasure cannot be made: the database does not serve.</exception>
    public async Task<int> RepeatAsync(IEnumerable<string> lines, CancellationToken cancellation)
    {
        Reach.OverAll();
        var all = lines.Where(line => line.Length > 0).Select(Read).ToList();
        var entries = all.OfType<JournalEntry>().Distinct().OrderBy(entry => entry.ErasedAt).ToList();
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        var made = 0;
        foreach (var entry in entries)
        {
            await using var ask = connection.Command(Unknown, entry.Campaign, entry.Subject, entry.ErasedAt);
            if (!(bool)(await ask.ExecuteScalarAsync(cancellation))!)
            {
                continue;
            }

            var person = new Caller(entry.Subject, "Somebody", entry.Campaign, Role.Volunteer);
            var erased = await erasures.EraseAsync(new WriteKey(entry.Subject, "erase-again", "", []), person, null, cancellation);
            if (erased.Failure is { } failure)
            {
                throw new InvalidOperationException($"An erasure of {entry.ErasedAt:O} could not be made again: {failure.Detail}");
            }

            await NoteAsync(connection, entry, cancellation);
            made++;
        }

        foreach (var no in all.OfType<SuppressedEntry>().OrderBy(entry => entry.SuppressedAt))
        {
            await connection.RunAsync(Suppress, cancellation, Convert.FromHexString(no.SuppressedKey), no.Why, no.SuppressedAt);
        }

        await connection.RunAsync(AskAgain, cancellation);
        await connection.RunAsync(ForgetSecrets, cancellation);
        await connection.RunAsync(Mark, cancellation);
        return made;
    }

    private static async Task NoteAsync(NpgsqlConnection connection, JournalEntry entry, CancellationToken cancellation)
    {
        await using var note = connection.Command(Note, entry.Campaign);
        note.Parameters.Add(new() { Value = entry.AddressKey is { } key ? Convert.FromHexString(key) : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        note.Parameters.Add(new() { Value = entry.Subject });
        note.Parameters.Add(new() { Value = entry.ErasedAt });
        await note.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A <see cref="JournalEntry"/> or a <see cref="SuppressedEntry"/>.</summary>
    private static object Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SuppressedEntry>(line) is { SuppressedKey: not null } no
                ? no
                : JsonSerializer.Deserialize<JournalEntry>(line) is { Subject: not null } erased ? erased : throw new JsonException("neither");
        }
        catch (JsonException fault)
        {
            // Without the line: it names somebody.
            throw new InvalidOperationException("A line of the journal is no erasure.", fault);
        }
    }
}
