using Matching.People;
using Matching.People.Consents;
using Npgsql;

namespace Matching.Storage.People.Consents;

/// <summary>Writes single yeses and noes into the history.</summary>
internal static class ConsentNotes
{
    private static readonly string Note = Sql.Read("People/Consents/note.sql");

    /// <summary>Notes one, in a transaction that holds the person.</summary>
    public static async Task NoteAsync(
        NpgsqlConnection connection, Caller person, ConsentPurpose purpose, int wording, bool given, PersonAge age, DateTimeOffset now, CancellationToken cancellation)
    {
        var states = given && purpose == ConsentPurpose.TakingPart && age != PersonAge.Unknown;
        await connection.RunAsync(
            Note,
            cancellation,
            person.Campaign,
            person.Subject,
            EnumText<ConsentPurpose>.Of(purpose),
            wording,
            given,
            states ? EnumText<PersonAge>.Of(age) : null,
            now);
    }
}
