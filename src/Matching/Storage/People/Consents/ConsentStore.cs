using Matching.Outcomes;
using Matching.People;
using Matching.People.Consents;
using Matching.Storage.People.Rights;
using Npgsql;

namespace Matching.Storage.People.Consents;

/// <summary>Keeps consents as a history that only grows; what holds now follows from it in the database itself.</summary>
internal sealed class ConsentStore(Database source, OnceWriter once, PersonEnder ender, TimeProvider clock) : IConsents
{
    private static readonly string Last = Sql.Read("People/Consents/last.sql");
    private static readonly string Hold = Sql.Read("People/Consents/hold.sql");
    private static readonly string Age = Sql.Read("People/Consents/age.sql");
    private static readonly string Unsent = Sql.Read("People/Consents/unsent.sql");

    private static readonly Failure NoPerson = new(Reason.PermissionDenied, "Only who takes part in one campaign is a person there.");
    private static readonly Failure Adults = new(Reason.AdultsOnly, "This campaign is for people of 18 and more.");

    /// <inheritdoc />
    public async Task<IReadOnlyList<Consent>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        return await ListAsync(connection, caller, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<Consent>> GiveAsync(WriteKey key, Caller caller, ConsentPurpose purpose, PersonAge age, CancellationToken cancellation) => once.RunAsync<Consent>(
        key,
        async (connection, cancel) =>
        {
            if (await HoldAsync(connection, caller, cancel) is not { } known)
            {
                return NoPerson;
            }

            if (age == PersonAge.SixteenOrSeventeen && !known.MinorsWelcome)
            {
                return Adults;
            }

            var states = purpose == ConsentPurpose.TakingPart && age != known.Age;
            var last = (await ListAsync(connection, caller, cancel))[(int)purpose];
            if (last.Holds && !states)
            {
                return last;
            }

            if (states && age == PersonAge.SixteenOrSeventeen)
            {
                // What they do as an adult ends first: they may drive, or somebody of 16 or 17 ride beside them.
                await ender.EndAsync(connection, caller, cancel);
            }

            var now = clock.GetStorableNow();
            var wording = ConsentWordings.Latest(purpose).Version;
            await ConsentNotes.NoteAsync(connection, caller, purpose, wording, given: true, age, now, cancel);
            if (states)
            {
                await connection.RunAsync(Age, cancel, caller.Campaign, caller.Subject, EnumText<PersonAge>.Of(age), now);
            }

            return new Consent(purpose, wording, now, null);
        },
        cancellation);

    /// <inheritdoc />
    public Task<Result<Consent>> WithdrawAsync(WriteKey key, Caller caller, ConsentPurpose purpose, CancellationToken cancellation) => once.RunAsync<Consent>(
        key,
        async (connection, cancel) =>
        {
            if (await HoldAsync(connection, caller, cancel) is null)
            {
                return NoPerson;
            }

            var now = clock.GetStorableNow();
            var all = await ListAsync(connection, caller, cancel);
            // Who takes part no more has nobody to share a contact with, and nothing to be told of.
            var ends = all.Where(one => (one.Purpose == purpose || purpose == ConsentPurpose.TakingPart) && one is { GivenAt: not null, WithdrawnAt: null }).ToList();
            if (purpose == ConsentPurpose.TakingPart && ends.Count > 0)
            {
                await ender.EndAsync(connection, caller, cancel);
            }

            foreach (var one in ends)
            {
                await ConsentNotes.NoteAsync(connection, caller, one.Purpose, one.WordingVersion, given: false, PersonAge.Unknown, now, cancel);
            }

            if (ends.Any(one => one.Purpose == ConsentPurpose.Messages))
            {
                await connection.RunAsync(Unsent, cancel, caller.Campaign, caller.Subject);
            }

            var last = all[(int)purpose];
            return ends.Contains(last) ? last with { WithdrawnAt = now } : last;
        },
        cancellation);

    private static async Task<Held?> HoldAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation)
    {
        await using var hold = connection.Command(Hold, caller.Campaign, caller.Subject);
        return await hold.ReadOneAsync(row => new Held(EnumText<PersonAge>.Read(row.GetString(0)), row.GetBoolean(1)), cancellation);
    }

    private static async Task<IReadOnlyList<Consent>> ListAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation)
    {
        await using var last = connection.Command(Last, caller.Campaign, caller.Subject);
        var said = await last.ReadAllAsync(Read, cancellation);
        return [.. Enum.GetValues<ConsentPurpose>().Select(purpose => said.FirstOrDefault(one => one.Purpose == purpose) ?? new Consent(purpose, 0, null, null))];
    }

    private static Consent Read(NpgsqlDataReader row) => new(
        EnumText<ConsentPurpose>.Read(row.GetString(0)),
        row.GetInt32(1),
        row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
        row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));

    /// <summary>What they said of their age last, and whether their campaign welcomes people of 16 and 17.</summary>
    private sealed record Held(PersonAge Age, bool MinorsWelcome);
}
