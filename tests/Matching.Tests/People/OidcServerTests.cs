using Matching.People;
using Matching.People.Roles;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using Person = Matching.V1.Person;

namespace Matching.Tests.People;

/// <summary>Access tokens of a real OpenID Connect provider: discovery, keys and their rotation, and what is refused.</summary>
public sealed class OidcServerTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    /// <summary>The provider is a process of its own, and goes by the machine's clock.</summary>
    private readonly RunningClock clock = new();

    [Fact]
    public async Task What_the_provider_made_for_this_service_is_believed_and_nothing_else()
    {
        var connection = database.ConnectionString;
        await using var provider = await OidcServer.StartAsync();
        await using var stranger = await OidcServer.StartAsync();
        await using var host = await MatchingHost.StartAsync(connection, clock, provider.SettingsFor("demo", "Matching"));
        await new OidcTrial(provider, stranger, clock, async token => await ReasonIfAnyAsync(new PersonService.PersonServiceClient(host.As(token)).ListBlocksAsync(new())) switch
        {
            "" => true,
            "UNAUTHENTICATED" => false,
            var other => throw new InvalidOperationException(other),
        }).RunAsync();
    }

    [Fact]
    public async Task Whom_it_vouches_for_has_the_name_the_address_and_the_role_that_the_campaign_gave_to_the_address()
    {
        var connection = database.ConnectionString;
        await using var provider = await OidcServer.StartAsync();
        await using var host = await MatchingHost.StartAsync(connection, clock, provider.SettingsFor("demo", "Matching"));
        await host.Services.GetRequiredService<IRoleGrants>().GrantAsync(EmailAddress.TryParse("olive@example.org")!, Role.Organiser);

        await provider.SayAsync("olive", "olive@example.org", verified: true, "Olive");
        await provider.SayAsync("eve", "olive@example.org", verified: false, "Eve");
        var olive = await PersonAsync(host, (await provider.SignInAsync("olive")).Access);
        var eve = await PersonAsync(host, (await provider.SignInAsync("eve")).Access);

        Assert.Equal(("Olive", "olive@example.org", Person.Types.Role.Types.Value.Organiser), (olive.FirstName, olive.Email, olive.Role));
        Assert.Equal(("Eve", "", Person.Types.Role.Types.Value.Volunteer), (eve.FirstName, eve.Email, eve.Role));
    }

    private static async Task<Person> PersonAsync(MatchingHost host, string token) =>
        (await new PersonService.PersonServiceClient(host.As(token)).GetPersonAsync(new(), cancellationToken: TestContext.Current.CancellationToken)).Person;
}
