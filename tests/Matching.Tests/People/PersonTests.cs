using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using Contact = Matching.V1.Person.Types.Contact.Types.Value;
using Role = Matching.V1.Person.Types.Role.Types.Value;

namespace Matching.Tests.People;

/// <summary>What people say of themselves, and that it stands nowhere to be read.</summary>
public sealed class PersonTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_is_a_person_of_the_campaign_and_says_how_to_be_reached()
    {
        var first = (await As("Ann").GetPersonAsync(new())).Person;
        Assert.Equal(("demo", "Ann", "", "", Contact.None, Role.Volunteer), (first.Campaign, first.FirstName, first.Email, first.Phone, first.Contact, first.Role));
        Assert.Equal(first, (await As("Ann").GetPersonAsync(new())).Person);

        var changed = (await As("Ann").UpdatePersonAsync(new() { Person = new() { FirstName = "Anne", Phone = "020 7946 0000", Contact = Contact.Phone, Etag = first.Etag }, RequestId = "reach" })).Person;
        Assert.Equal(("Anne", "+442079460000", Contact.Phone), (changed.FirstName, changed.Phone, changed.Contact));
        Assert.NotEqual(first.Etag, changed.Etag);
        Assert.Equal(changed, (await As("Ann").GetPersonAsync(new())).Person);
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(As("Ann").UpdatePersonAsync(new() { Person = new() { FirstName = "Eve", Etag = first.Etag } })));

        // Read by nobody who has the database alone, also among the answers that are kept.
        foreach (var table in (string[])["person", "write_once"])
        {
            Assert.Equal([0L], await host.QueryAsync($"select count(*) from {table} t where t::text ~ '2079460000|Anne'", row => row.GetInt64(0)));
        }
    }

    [Fact]
    public async Task What_cannot_be_is_named_field_by_field()
    {
        Assert.Equal(["person.phone"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new() { Phone = "12345" } })));
        Assert.Equal(["person.contact"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new() { Contact = Contact.Email } })));
        Assert.Equal(["person.contact"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new() { Contact = Contact.Phone } })));
        Assert.Equal(["person.first_name"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new(), UpdateMask = new() { Paths = { "first_name" } } })));
        Assert.Equal(["person.first_name"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new() { FirstName = "Bob\nx" } })));

        // Who takes the number back takes the choice of it back first.
        await As("Bob").UpdatePersonAsync(new() { Person = new() { Phone = "+33 1 42 68 53 00", Contact = Contact.Phone } });
        Assert.Equal(["person.contact"], await FaultsOfAsync(As("Bob").UpdatePersonAsync(new() { Person = new(), UpdateMask = new() { Paths = { "phone" } } })));
        Assert.Equal("", (await As("Bob").UpdatePersonAsync(new() { Person = new(), UpdateMask = new() { Paths = { "phone", "contact" } } })).Person.Phone);
    }

    [Fact]
    public async Task Who_administers_every_campaign_is_a_person_of_none() =>
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Administrator())).GetPersonAsync(new())));

    private PersonService.PersonServiceClient As(string name) => new(host.Host.As(host.Host.Tokens.Volunteer(name)));
}
