using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Consents;
using Matching.Storage.Lifts;

namespace Matching.Storage.People;

/// <summary>Keeps people in the database.</summary>
internal sealed class PersonStore(Database source, OnceWriter once, PersonMaker maker, IOriginVault vault, TimeProvider clock) : IPeople
{
    private static readonly string Get = Sql.Read("People/person_get.sql");
    private static readonly string Update = Sql.Read("People/person_update.sql");

    private static readonly string AgreeToAll = Sql.Read("People/Consents/note_all.sql");

    private static readonly Failure NoPerson = new(Reason.PermissionDenied, "Only who takes part in one campaign is a person there.");
    private static readonly Failure Changed = new(Reason.EtagMismatch, "It was changed meanwhile; read it again.");

    /// <inheritdoc />
    public async Task<Result<Person>> EnsureAsync(Caller caller, CancellationToken cancellation)
    {
        var known = await RowAsync(caller, cancellation);
        if (known is null && caller.IsDevelopment)
        {
            var now = clock.GetStorableNow();
            await maker.TakeInAsync(caller.Campaign, caller.Subject, caller.Name, null, now, cancellation);
            await using var agree = source.Command(
                AgreeToAll, caller.Campaign, caller.Subject, EnumText<ConsentPurpose>.Of(Enum.GetValues<ConsentPurpose>()), Enum.GetValues<ConsentPurpose>().Select(one => ConsentWordings.Latest(one).Version).ToArray(), now);
            await agree.ExecuteNonQueryAsync(cancellation);
            known = await RowAsync(caller, cancellation);
        }

        return known is null ? NoPerson : known.Open(vault);
    }

    /// <inheritdoc />
    public async Task<Person?> FindAsync(Caller caller, CancellationToken cancellation) => (await RowAsync(caller, cancellation))?.Open(vault);

    /// <inheritdoc />
    public async Task<Result<Person>?> RecallAsync(WriteKey key, CancellationToken cancellation) =>
        (await once.RecallAsync<PersonRow>(key, cancellation))?.Then<Person>(row => row.Open(vault));

    /// <inheritdoc />
    public async Task<Result<Person>> UpdateAsync(WriteKey key, Person person, long version, CancellationToken cancellation)
    {
        var changed = await once.RunAsync<PersonRow>(
            key,
            async (connection, cancel) =>
            {
                await using var update = connection.Command(
                    Update,
                    person.Id,
                    version,
                    vault.SealText(person.Id, person.FirstName),
                    vault.SealSaid(person.Id, person.Phone),
                    EnumText<ContactChoice>.Of(person.Contact),
                    clock.GetStorableNow());
                return await update.ReadOneAsync(PersonRow.Read, cancel) is { } row ? row : Changed;
            },
            cancellation);
        return changed.Then<Person>(row => row.Open(vault));
    }

    private async Task<PersonRow?> RowAsync(Caller caller, CancellationToken cancellation)
    {
        await using var get = source.Command(Get, caller.Campaign, caller.Subject);
        return await get.ReadOneAsync(PersonRow.Read, cancellation);
    }
}
