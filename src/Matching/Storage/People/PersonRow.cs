using Matching.Lifts;
using Matching.People;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People;

/// <summary>A person as they are stored, and kept as a write's answer: all that tells who they are sealed.</summary>
/// <param name="Person">The person; name, address and number are blank.</param>
/// <param name="NameSealed">First name.</param>
/// <param name="EmailSealed">Address; null where none is known.</param>
/// <param name="PhoneSealed">Telephone number; null where none was given.</param>
internal sealed record PersonRow(Person Person, byte[] NameSealed, byte[]? EmailSealed, byte[]? PhoneSealed)
{
    /// <summary>The person with all that is sealed opened.</summary>
    public Person Open(IOriginVault vault) => Person with
    {
        FirstName = vault.OpenText(Person.Id, NameSealed),
        Email = vault.OpenSaid(Person.Id, EmailSealed),
        Phone = vault.OpenSaid(Person.Id, PhoneSealed),
    };

    /// <summary>Reads a row of <c>People/person_get.sql</c>.</summary>
    public static PersonRow Read(NpgsqlDataReader row) => new(
        new Person
        {
            Id = row.GetGuid(0),
            Campaign = row.GetString(1),
            Subject = row.GetString(2),
            FirstName = "",
            Contact = EnumText<ContactChoice>.Read(row.GetString(6)),
            Age = EnumText<PersonAge>.Read(row.GetString(7)),
            Version = row.GetInt64(8),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(9),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(10),
        },
        row.GetFieldValue<byte[]>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));
}
