using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;
using State = Matching.V1.SignUp.Types.State.Types.Value;

namespace Matching.Tests.Sessions;

/// <summary>People sign up to the maximum, wait in their order, and move up.</summary>
public sealed class SignUpTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private SessionHost host = null!;

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whether_to_wait_is_said_and_not_told_back()
    {
        await using var host = await SessionHost.StartAsync(database);
        var session = await host.CreateAsync();
        var made = await host.SignUpAsync("Wim", session, wait: true);
        Assert.False(made.HasWaitIfFull);
        Assert.DoesNotContain("waitIfFull", Google.Protobuf.JsonFormatter.ToDiagnosticString(made), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_comes_to_is_told_in_one_page_after_another_and_to_nobody_else()
    {
        var (first, second, third) = (await host.CreateAsync(), await host.CreateAsync(Canvass(maximum: 5)), await host.CreateAsync());
        await host.SignUpAsync("Zed", second, people: 5);
        var going = await host.SignUpAsync("Ola", first, people: 2);
        var waiting = await host.SignUpAsync("Ola", second, wait: true);
        await host.CancelAsync("Ola", await host.SignUpAsync("Ola", third));
        var ola = host.Volunteer("Ola");
        var page = await ola.ListSignUpsAsync(new() { Session = "-", PageSize = 1 });
        Assert.Equal(going, Assert.Single(page.SignUps));
        page = await ola.ListSignUpsAsync(new() { Session = "-", PageSize = 1, PageToken = page.NextPageToken });
        Assert.Equal((waiting.Id, 1, ""), (Assert.Single(page.SignUps).Id, page.SignUps[0].WaitingPosition, page.NextPageToken));
        // An organiser too is told of their own alone.
        Assert.Empty((await host.Organiser.ListSignUpsAsync(new() { Session = "-" })).SignUps);
    }

    [Fact]
    public async Task A_party_counts_whole_and_a_full_session_says_so()
    {
        var session = await host.CreateAsync(Canvass(maximum: 5));
        var ann = await host.SignUpAsync("Ann", session, people: 4);
        Assert.Equal((State.Going, 4, "Ann", true, 0), (ann.State, ann.People, ann.Name, ann.Mine, ann.WaitingPosition));
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.SignUpAsync("Bob", session, people: 2)));
        Assert.Equal(State.Going, (await host.SignUpAsync("Bob", session)).State);
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.SignUpAsync("Cat", session)));
        Assert.Equal("ALREADY_SIGNED_UP", await ReasonOfAsync(host.SignUpAsync("Ann", session)));
        var now = await host.GetAsync(session);
        Assert.Equal((5, 0, 0), (now.SignedUp, now.Waiting, now.PlacesLeft));

        // People coming is no change of what an organiser wrote.
        Assert.Equal(session.Etag, now.Etag);
    }

    [Fact]
    public async Task Who_waits_moves_up_in_order_and_nobody_overtakes()
    {
        var session = await host.CreateAsync(Canvass(maximum: 5));
        var ann = await host.SignUpAsync("Ann", session, people: 3);
        var bob = await host.SignUpAsync("Bob", session, people: 2);
        var cat = await host.SignUpAsync("Cat", session, people: 4, wait: true);
        var dan = await host.SignUpAsync("Dan", session, people: 1, wait: true);
        Assert.Equal((State.Waiting, 1, State.Waiting, 2), (cat.State, cat.WaitingPosition, dan.State, dan.WaitingPosition));

        // Two places become free: too few for Cat, and Dan does not overtake; nor does a newcomer.
        await host.CancelAsync("Bob", bob);
        Assert.Equal((3, 5, 2), await CountsAsync(session));
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.SignUpAsync("Eve", session)));

        // Ann goes: Cat and Dan fit.
        await host.CancelAsync("Ann", ann);
        Assert.Equal((5, 0, 0), await CountsAsync(session));
        Assert.Equal([("Cat", State.Going), ("Dan", State.Going)], await LiveAsync(session));
    }

    [Fact]
    public async Task The_waiting_list_moves_when_its_first_gives_up_and_when_the_maximum_is_raised()
    {
        var session = await host.CreateAsync(Canvass(maximum: 5));
        await host.SignUpAsync("Ann", session, people: 4);
        var bob = await host.SignUpAsync("Bob", session, people: 3, wait: true);
        await host.SignUpAsync("Cat", session, people: 1, wait: true);
        await host.SignUpAsync("Dan", session, people: 2, wait: true);
        await host.CancelAsync("Bob", bob);
        Assert.Equal((5, 2, 0), await CountsAsync(session));
        await host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Maximum = 7 } });
        Assert.Equal((7, 0, 0), await CountsAsync(session));
    }

    [Fact]
    public async Task A_lowered_maximum_removes_nobody_and_a_party_above_it_holds_nobody_up()
    {
        var session = await host.CreateAsync(Canvass(wanted: 0, maximum: 5));
        var ann = await host.SignUpAsync("Ann", session, people: 5);
        await host.SignUpAsync("Bob", session, people: 4, wait: true);
        await host.SignUpAsync("Cat", session, people: 2, wait: true);
        await host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Maximum = 3 } });
        Assert.Equal((5, 6, 0), await CountsAsync(session));
        await host.CancelAsync("Ann", ann);
        Assert.Equal([("Bob", State.Waiting), ("Cat", State.Going)], await LiveAsync(session));
        Assert.Equal("SESSION_FULL", await ReasonOfAsync(host.SignUpAsync("Dan", session, people: 4, wait: true)));
        Assert.Equal(State.Going, (await host.SignUpAsync("Eve", session)).State);
    }

    [Fact]
    public async Task Nobody_moves_up_at_a_cancelled_session()
    {
        var session = await host.CreateAsync(Canvass(wanted: 0, maximum: 1));
        var ann = await host.SignUpAsync("Ann", session);
        await host.SignUpAsync("Bob", session, wait: true);
        await host.Organiser.CancelSessionAsync(new() { Session = session.Id });
        await host.CancelAsync("Ann", ann);
        Assert.Equal([("Bob", State.Waiting)], await LiveAsync(session));
    }

    [Fact]
    public async Task Only_the_person_and_organisers_cancel_and_only_organisers_see_all()
    {
        var session = await host.CreateAsync();
        var ann = await host.SignUpAsync("Ann", session);
        var bob = await host.SignUpAsync("Bob", session);
        Assert.Equal("SIGN_UP_NOT_FOUND", await ReasonOfAsync(host.CancelAsync("Cat", ann)));
        var cancelled = (await host.Organiser.CancelSignUpAsync(new() { Session = session.Id, SignUp = ann.Id })).SignUp;
        Assert.Equal((State.Cancelled, false), (cancelled.State, cancelled.Mine));
        Assert.Equal(State.Cancelled, (await host.CancelAsync("Ann", ann)).State);
        Assert.Equal(State.Going, (await host.SignUpAsync("Ann", session)).State);

        var other = await host.CreateAsync();
        Assert.Equal("SIGN_UP_NOT_FOUND", await ReasonOfAsync(host.Organiser.CancelSignUpAsync(new() { Session = other.Id, SignUp = bob.Id })));

        var all = await host.Organiser.ListSignUpsAsync(new() { Session = session.Id, PageSize = 2 });
        Assert.Equal(["Ann", "Bob"], all.SignUps.Select(signUp => signUp.Name));
        all = await host.Organiser.ListSignUpsAsync(new() { Session = session.Id, PageSize = 2, PageToken = all.NextPageToken });
        Assert.Equal(["Ann"], all.SignUps.Select(signUp => signUp.Name));
        Assert.Equal("", all.NextPageToken);
        var own = await host.Volunteer("Bob").ListSignUpsAsync(new() { Session = session.Id });
        Assert.Equal([bob], own.SignUps);
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.Anyone.ListSignUpsAsync(new() { Session = session.Id })));
        var stranger = host.As(host.Host.Tokens.Volunteer("Ann", "other"));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(stranger.SignUpAsync(new() { Session = session.Id, SignUp = new() })));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once() =>
        Assert.Equal(
            ["request_id", "session", "sign_up.people"],
            (await FaultsOfAsync(host.Volunteer("Ann").SignUpAsync(new()
            {
                Session = "x",
                SignUp = new() { People = 21 },
                RequestId = new string('r', 65),
            }))).Order());

    private async Task<(int SignedUp, int Waiting, int Left)> CountsAsync(Session session)
    {
        var now = await host.GetAsync(session);
        return (now.SignedUp, now.Waiting, now.PlacesLeft);
    }

    private async Task<IEnumerable<(string Name, State State)>> LiveAsync(Session session) =>
        (await host.Organiser.ListSignUpsAsync(new() { Session = session.Id })).SignUps
            .Where(signUp => signUp.State != State.Cancelled)
            .Select(signUp => (signUp.Name, signUp.State));
}
