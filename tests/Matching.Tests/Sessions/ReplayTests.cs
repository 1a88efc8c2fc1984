using System.Security.Cryptography;
using Matching.Hosting.Tokens;
using Matching.People;
using Matching.V1;
using Microsoft.IdentityModel.Tokens;
using Operations.Bearers;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Sessions;

/// <summary>A call that is sent again is answered as it was, whatever has changed since; and only this service's tokens are believed.</summary>
public sealed class ReplayTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private SessionHost host = null!;

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_write_is_answered_as_it_was_even_after_the_session_has_ended()
    {
        var create = new CreateSessionRequest { Session = Canvass(), RequestId = "r1" };
        var created = (await host.Organiser.CreateSessionAsync(create)).Session;
        var update = new UpdateSessionRequest { Session = new() { Id = created.Id, Maximum = 12, Etag = created.Etag }, RequestId = "r1" };
        var updated = (await host.Organiser.UpdateSessionAsync(update)).Session;
        var signUp = await host.SignUpAsync("Ann", created, people: 2, requestId: "r1");
        var cancel = new CancelSignUpRequest { Session = created.Id, SignUp = signUp.Id, RequestId = "r2" };
        var cancelled = (await host.Volunteer("Ann").CancelSignUpAsync(cancel)).SignUp;
        var end = new CancelSessionRequest { Session = created.Id, Etag = updated.Etag, RequestId = "r3" };
        var ended = (await host.Organiser.CancelSessionAsync(end)).Session;

        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(created, (await host.Organiser.CreateSessionAsync(create)).Session);
        Assert.Equal(updated, (await host.Organiser.UpdateSessionAsync(update)).Session);
        Assert.Equal(signUp, await host.SignUpAsync("Ann", created, people: 2, requestId: "r1"));
        Assert.Equal(cancelled, (await host.Volunteer("Ann").CancelSignUpAsync(cancel)).SignUp);
        Assert.Equal(ended, (await host.Organiser.CancelSessionAsync(end)).Session);
        Assert.Equal("REQUEST_ID_REUSED", await ReasonOfAsync(host.SignUpAsync("Ann", created, people: 3, requestId: "r1")));

        // A week after it was made the id is new, and the session has ended.
        host.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["session.until"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(create)));
    }

    [Fact]
    public async Task A_token_of_another_key_issuer_or_audience_is_refused()
    {
        using var stolen = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = TokenKeyFile.Read(TestKit.Tokens.KeyFile);
        var caller = new Caller("ann", "Ann", "demo", Role.Organiser);
        TokenMint[] mints =
        [
            new(new BearerOptions(), new ECDsaSecurityKey(stolen) { KeyId = ours.KeyId }, host.Clock),
            new(new BearerOptions { Issuer = "somebody" }, ours, host.Clock),
            new(new BearerOptions { Audience = "something" }, ours, host.Clock),
        ];
        var create = new CreateSessionRequest { Session = Canvass() };
        foreach (var mint in mints)
        {
            Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.As(mint.Sign(caller, TimeSpan.FromHours(1))).CreateSessionAsync(create)));
        }

        var good = new TokenMint(new BearerOptions(), ours, host.Clock).Sign(caller, TimeSpan.FromHours(1));
        Assert.NotEqual("", (await host.As(good).CreateSessionAsync(create)).Session.Id);
        var unsigned = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + good.Split('.')[1] + ".";
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.As(unsigned).CreateSessionAsync(create)));
    }
}
