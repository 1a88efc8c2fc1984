using System.Text;
using Matching.People;
using Matching.People.Roles;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.People;

/// <summary>Tokens of a foreign issuer: believed for its own campaign alone, by its own keys, and never for what they say of roles.</summary>
public sealed class ForeignTokenTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(TwoSeats.Now);

    private Issuer issuer = null!;
    private Issuer stranger = null!;
    private MatchingHost host = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await Issuer.StartAsync(clock);
        stranger = await Issuer.StartAsync(clock);
        host = await MatchingHost.StartAsync(database.ConnectionString, clock, issuer.SettingsFor("demo"));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
        await stranger.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_the_issuer_vouches_for_is_a_volunteer_of_its_campaign_whatever_the_token_says_of_roles()
    {
        var token = issuer.Token("ann", "Ann", more: [("role", "administrator"), ("campaign", "*"), ("dev", true)]);
        Assert.Empty((await People(token).ListBlocksAsync(new())).Blocks);
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(Sessions(token).CreateSessionAsync(new() { Session = Canvass() })));
    }

    [Fact]
    public async Task A_role_granted_to_an_address_is_had_by_whom_the_issuer_says_it_is_verified_of_and_ends_with_the_grant()
    {
        var address = EmailAddress.TryParse("Olive@Example.org")!;
        await host.Services.GetRequiredService<IRoleGrants>().GrantAsync(address, Role.Organiser);
        var create = new CreateSessionRequest { Session = Canvass() };

        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(Sessions(issuer.Token("eve", "Eve", " olive@example.org", verified: false)).CreateSessionAsync(create)));
        var olive = issuer.Token("olive", "Olive", "olive@EXAMPLE.org");
        Assert.NotEmpty((await Sessions(olive).CreateSessionAsync(create)).Session.Id);

        await using var end = database.Source.CreateCommand("delete from role_grant");
        await end.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(Sessions(olive).CreateSessionAsync(create)) == "PERMISSION_DENIED");
    }

    [Fact]
    public async Task Nobody_who_was_erased_is_served_by_a_token_that_still_lives()
    {
        var token = issuer.Token("erased", "Rae");
        Assert.Empty((await People(token).ListBlocksAsync(new())).Blocks);
        await using var erase = database.Source.CreateCommand("update person set state = 'ERASED', name_sealed = '' where subject = $1");
        erase.Parameters.Add(new() { Value = Operations.Bearers.BearerSetup.ForeignSubject(issuer.Url, "erased") });
        Assert.Equal(1, await erase.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(People(token).ListBlocksAsync(new())) == "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Who_was_erased_is_not_brought_back_by_a_token_from_before_and_comes_back_by_one_from_after()
    {
        var token = issuer.Token("rae", "Rae", "rae@example.org");
        await People(token).ErasePersonAsync(new());
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(People(token).ListBlocksAsync(new())) == "UNAUTHENTICATED");
        // One without a time of issue may be from before too, as long as such tokens live.
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(People(issuer.Token("rae", "Rae", issued: false)).ListBlocksAsync(new())));
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(People(token).GetPersonAsync(new())));

        Assert.Equal("Rachel", (await People(issuer.Token("rae", "Rachel")).GetPersonAsync(new())).Person.FirstName);

        await People(issuer.Token("rae", "Rachel")).ErasePersonAsync(new());
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Ray", (await People(issuer.Token("rae", "Ray", issued: false)).GetPersonAsync(new())).Person.FirstName);
    }

    [Fact]
    public async Task Nobody_signs_in_by_mail_to_a_campaign_that_has_a_provider_unless_its_operator_wants_both()
    {
        var start = new StartSignInRequest { SignIn = new() { Campaign = "demo", Email = "outsider@example.org", Browser = "a-browser-secret-of-enough-letters" } };
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new SignInService.SignInServiceClient(host.Invoker).StartSignInAsync(start)));
        await using (var begun = database.Source.CreateCommand("select count(*) from sign_in"))
        {
            Assert.Equal(0L, await begun.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        await using var both = await MatchingHost.StartAsync(database.ConnectionString, clock, [.. issuer.SettingsFor("demo"), ("Matching:SignIn:BesideProviders", "true")]);
        Assert.NotEmpty((await new SignInService.SignInServiceClient(both.Invoker).StartSignInAsync(start)).SignIn.Id);
        start.SignIn.Campaign = "other";
        Assert.NotEmpty((await new SignInService.SignInServiceClient(host.Invoker).StartSignInAsync(start)).SignIn.Id);
    }

    [Fact]
    public async Task What_another_could_have_made_is_refused()
    {
        var good = issuer.Token("ann", "Ann");
        Assert.Empty((await People(good).ListBlocksAsync(new())).Blocks);
        var payload = good.Split('.')[1];
        string[] bad =
        [
            stranger.Token("ann", "Ann"),
            stranger.Token("ann", "Ann", issuer: issuer.Url),
            issuer.Token("ann", "Ann", audience: "another"),
            issuer.Token("ann", "Ann", lifetime: TimeSpan.FromMinutes(-1)),
            // The public key as a shared secret, and no signature at all.
            issuer.Token("ann", "Ann", algorithm: SecurityAlgorithms.HmacSha256, signedBy: new SymmetricSecurityKey(Encoding.UTF8.GetBytes(issuer.PublicKey))),
            $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.",
            $"{good.Split('.')[0]}.{payload}.",
            $"{good}x",
            // Our own issuer's name under a foreign key.
            issuer.Token("ann", "Ann", issuer: "matching-dev", audience: "matching", more: [("role", "administrator"), ("campaign", "*"), ("dev", true)]),
            "not a token",
        ];
        foreach (var token in bad)
        {
            Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(People(token).ListBlocksAsync(new())));
        }
    }

    [Fact]
    public async Task A_changed_key_is_found_by_itself()
    {
        Assert.Empty((await People(issuer.Token("ann", "Ann")).ListBlocksAsync(new())).Blocks);
        issuer.ChangeKey();
        var token = issuer.Token("ann", "Ann");
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(People(token).ListBlocksAsync(new())) == "");
    }

    [Fact]
    public async Task A_development_token_is_refused_where_it_is_no_development()
    {
        await using var strict = await MatchingHost.StartAsync(database.ConnectionString, clock, [("Matching:Tokens:Development", "false")]);
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(new PersonService.PersonServiceClient(strict.As(strict.Tokens.Volunteer("Ann"))).ListBlocksAsync(new())));
    }

    private PersonService.PersonServiceClient People(string token) => new(host.As(token));

    private SessionService.SessionServiceClient Sessions(string token) => new(host.As(token));
}
