using Google.Protobuf.WellKnownTypes;
using Matching.People;
using Role = Matching.V1.Person.Types.Role.Types.Value;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>People as they see themselves on the wire.</summary>
internal static class PersonMapping
{
    /// <summary>A person; what they may do is what their token and the campaign's grants say now.</summary>
    public static Wire.Person ToWire(this Person person, Caller caller) => new()
    {
        Id = person.Id.ToString(),
        Campaign = person.Campaign,
        FirstName = person.FirstName,
        Email = person.Email,
        Phone = person.Phone,
        Contact = (Wire.Person.Types.Contact.Types.Value)(1 + (int)person.Contact),
        Age = (Wire.Person.Types.Age.Types.Value)(int)person.Age,
        Role = (Role)(int)caller.Role,
        Seats = { (caller.Seats ?? (IEnumerable<string>)[]).Order(StringComparer.Ordinal) },
        CreateTime = person.CreatedAt.ToTimestamp(),
        UpdateTime = person.UpdatedAt.ToTimestamp(),
        Etag = Etags.Of(person.Version),
    };
}
