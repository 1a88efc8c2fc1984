using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Sessions;

/// <summary>Organisers create, change and cancel sessions; everybody reads them.</summary>
public sealed class SessionTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private SessionHost host = null!;

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_created_is_read_again()
    {
        var sent = Canvass();
        sent.StepFree = Certainty.Types.Value.No;
        sent.OrganiserName = "Olive";
        sent.Bring = "Good shoes\nand water";
        var created = await host.CreateAsync(sent);
        Assert.Equal(created, await host.GetAsync(created));
        Assert.Equal(("E14000001", 0, 10), (created.Seat, created.SignedUp, created.PlacesLeft));
        Assert.Equal(Session.Types.State.Types.Value.Scheduled, created.State);
        Assert.Equal((sent.Location, sent.From, sent.Until, sent.Bring, sent.StepFree), (created.Location, created.From, created.Until, created.Bring, created.StepFree));
        Assert.NotEqual("", created.Etag);
    }

    [Theory]
    [InlineData(1_000, 5_000, "E14000001")]
    [InlineData(15_000, 5_000, "E14000002")]
    [InlineData(-4_900, 5_000, "E14000001")]
    [InlineData(24_900, 5_000, "E14000002")]
    public async Task The_seat_is_the_covering_one_else_the_nearest_within_5_km(double east, double north, string seat)
    {
        var sent = Canvass();
        sent.Location = TwoSeats.At(east, north);
        Assert.Equal(seat, (await host.CreateAsync(sent)).Seat);
    }

    [Fact]
    public async Task A_session_may_meet_up_to_5_km_outside_its_seat()
    {
        var sent = Canvass();
        sent.Seat = "E14000001";
        sent.Location = TwoSeats.At(14_900, 5_000);
        Assert.Equal("E14000001", (await host.CreateAsync(sent)).Seat);
        sent.Location = TwoSeats.At(15_100, 5_000);
        Assert.Equal(["session.location"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent })));
        sent.Seat = "";
        sent.Location = TwoSeats.At(-5_100, 5_000);
        Assert.Equal(["session.location"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent })));
        sent.Location = new() { Latitude = -90, Longitude = 180 };
        Assert.Equal(["session.location"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent })));
    }

    [Fact]
    public async Task A_remote_session_needs_a_seat_and_no_location()
    {
        var sent = Canvass();
        sent.Remote = true;
        sent.Location = null;
        Assert.Equal(["session.seat"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent })));
        sent.Seat = "E14000002";
        Assert.Null((await host.CreateAsync(sent)).Location);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var faults = await FaultsOfAsync(host.Organiser.CreateSessionAsync(new()
        {
            RequestId = new string('x', 65),
            Session = new()
            {
                Id = "mine",
                Campaign = "Demo!",
                Seat = "E1",
                Kind = (Session.Types.Kind.Types.Value)99,
                Location = new() { Latitude = double.NaN, Longitude = 200 },
                Address = new string('a', 301),
                From = TwoSeats.Now.AddHours(-5).ToTimestamp(),
                Until = TwoSeats.Now.AddHours(-1).ToTimestamp(),
                Wanted = -1,
                Maximum = 0,
                OrganiserName = "\u0000",
                Bring = new string('b', 501),
                StepFree = (Certainty.Types.Value)7,
            },
        }));
        Assert.Equal(
            [
                "request_id", "session.address", "session.bring", "session.campaign", "session.id", "session.kind", "session.location",
                "session.maximum", "session.organiser_name", "session.seat", "session.step_free", "session.until", "session.wanted",
            ],
            faults.Order());
        Assert.Equal(["session"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new())));
        var sent = Canvass(wanted: 11);
        sent.Until = sent.From;
        Assert.Equal(["session.until", "session.wanted"], (await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent }))).Order());
        sent.Until = (sent.From.ToDateTimeOffset() + TimeSpan.FromHours(24.1)).ToTimestamp();
        sent.Wanted = 1;
        Assert.Equal(["session.until"], await FaultsOfAsync(host.Organiser.CreateSessionAsync(new() { Session = sent })));
    }

    [Fact]
    public async Task Only_organisers_of_the_campaign_may_change_anything()
    {
        var create = new CreateSessionRequest { Session = Canvass() };
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(host.Anyone.CreateSessionAsync(create)));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(host.Volunteer("Ann").CreateSessionAsync(create)));
        var stranger = host.As(host.Host.Tokens.Organiser("Otto", "other"));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(stranger.CreateSessionAsync(create)));
        var session = await host.CreateAsync();
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(stranger.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Maximum = 99 } })));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(stranger.CancelSessionAsync(new() { Session = session.Id })));
        create.Session.Campaign = "nobody";
        Assert.Equal("CAMPAIGN_NOT_FOUND", await ReasonOfAsync(host.Organiser.CreateSessionAsync(create)));
    }

    [Fact]
    public async Task A_change_touches_the_fields_of_the_mask_alone()
    {
        var session = await host.CreateAsync();
        await host.SignUpAsync("Ann", session, people: 3);
        var changed = (await host.Organiser.UpdateSessionAsync(new()
        {
            Session = new() { Id = session.Id, Maximum = 2, Wanted = 0, Address = "Elsewhere", Etag = session.Etag },
            UpdateMask = new() { Paths = { "maximum", "wanted" } },
        })).Session;
        Assert.Equal((2, 0, "The bandstand", 3, 0), (changed.Maximum, changed.Wanted, changed.Address, changed.SignedUp, changed.PlacesLeft));
        Assert.NotEqual(session.Etag, changed.Etag);

        // Without a mask: what is set.
        changed = (await host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Address = "Elsewhere" } })).Session;
        Assert.Equal((2, "Elsewhere"), (changed.Maximum, changed.Address));

        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(host.Organiser.UpdateSessionAsync(new()
        {
            Session = new() { Id = session.Id, Address = "Nowhere", Etag = session.Etag },
        })));
        Assert.Equal(changed, await host.GetAsync(session));
    }

    [Fact]
    public async Task What_cannot_be_changed_is_named()
    {
        var session = await host.CreateAsync();
        Assert.Equal(["update_mask", "update_mask"], await FaultsOfAsync(host.Organiser.UpdateSessionAsync(new()
        {
            Session = new() { Id = session.Id },
            UpdateMask = new() { Paths = { "colour", "location.latitude", "state" } },
        })));
        Assert.Equal(["session.campaign", "session.wanted"], await FaultsOfAsync(host.Organiser.UpdateSessionAsync(new()
        {
            Session = new() { Id = session.Id, Campaign = "other", Wanted = 99 },
        })));
        Assert.Equal(["session.id"], await FaultsOfAsync(host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = "7" } })));
        Assert.Equal("SESSION_NOT_FOUND", await ReasonOfAsync(host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = Guid.Empty.ToString("D").Replace('0', '1') } })));
    }

    [Fact]
    public async Task A_cancelled_or_ended_session_stays_as_it_is()
    {
        var session = await host.CreateAsync();
        var cancelled = (await host.Organiser.CancelSessionAsync(new() { Session = session.Id, Etag = session.Etag })).Session;
        Assert.Equal(Session.Types.State.Types.Value.Cancelled, cancelled.State);
        Assert.Equal(cancelled, (await host.Organiser.CancelSessionAsync(new() { Session = session.Id })).Session);
        Assert.Equal("ETAG_MISMATCH", await ReasonOfAsync(host.Organiser.CancelSessionAsync(new() { Session = session.Id, Etag = session.Etag })));
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Wanted = 1 } })));
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.SignUpAsync("Ann", session)));

        var ended = await host.CreateAsync();
        host.Clock.SetUtcNow(ended.Until.ToDateTimeOffset());
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = ended.Id, Wanted = 1 } })));
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.Organiser.CancelSessionAsync(new() { Session = ended.Id })));
        Assert.Equal("SESSION_CLOSED", await ReasonOfAsync(host.As(host.Host.Tokens.Volunteer("Ann")).SignUpAsync(new() { Session = ended.Id, SignUp = new() })));
    }

    [Fact]
    public async Task Concurrent_changes_without_an_etag_are_all_kept()
    {
        var session = await host.CreateAsync();
        await Task.WhenAll(
            host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Address = "A" } }).ResponseAsync,
            host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Bring = "B" } }).ResponseAsync,
            host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, OrganiserName = "C" } }).ResponseAsync,
            host.Organiser.UpdateSessionAsync(new() { Session = new() { Id = session.Id, Maximum = 40 } }).ResponseAsync);
        var changed = await host.GetAsync(session);
        Assert.Equal(("A", "B", "C", 40), (changed.Address, changed.Bring, changed.OrganiserName, changed.Maximum));
    }
}
