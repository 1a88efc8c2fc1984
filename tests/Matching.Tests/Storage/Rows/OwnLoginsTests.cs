using Matching.Hosting;
using Matching.Storage;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestKit;

namespace Matching.Tests.Storage.Rows;

/// <summary>The service as it runs for real: requests and background work by logins of their own, neither of them the owner's, a member of one role each.</summary>
public sealed class OwnLoginsTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Secret = "for-a-test-only";

    /// <summary>Logins belong to the server, which other tests use at the same moment.</summary>
    private readonly string requests = $"requests_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    private readonly string work = $"work_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    private MatchingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync($"create role {requests} login password '{Secret}' in role {Database.ServiceRole}");
        await database.ExecuteAsync($"create role {work} login password '{Secret}' in role {Database.WorkerRole}");
        // One connection for all requests, so that whatever one leaves behind the next would find.
        host = await MatchingHost.StartAsync(As(requests, most: 1), settings: [("Matching:WorkDatabase", As(work, most: 10))]);
        await host.LoadedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        foreach (var login in (string[])[requests, work])
        {
            await database.ExecuteAsync($"drop role {login}");
        }
    }

    [Fact]
    public async Task A_lift_is_offered_asked_for_and_travelled_and_no_connection_carries_its_campaign_on()
    {
        var session = SessionHost.Canvass();
        (session.From, session.Until) = (Later(24), Later(27));
        session = (await new SessionService.SessionServiceClient(host.As(host.Tokens.Organiser())).CreateSessionAsync(new() { Session = session })).Session;
        var driver = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer("Ann")));
        var passenger = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer("Bob")));
        var offer = (await driver.OfferLiftAsync(new() { LiftOffer = LiftHost.Offer(session, 1_000), RequestId = "offer" })).LiftOffer;
        var wish = (await passenger.RequestLiftAsync(new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(2_000), PartySize = 1 } })).LiftRequest;
        var booking = (await passenger.CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = wish.Id } })).Booking;

        var accepted = (await driver.AcceptBookingAsync(new() { Booking = booking.Id })).Booking;

        Assert.Equal(Booking.Types.State.Types.Value.Accepted, accepted.State);
        Assert.Single((await passenger.SearchLiftsAsync(new() { Place = LiftHost.Place(2_000), Session = session.Id })).Matches);
        Assert.Equal(session.Id, (await new SessionService.SessionServiceClient(host.Invoker).GetSessionAsync(new() { Session = session.Id })).Session.Id);
        // Nothing is in reach here, and it is the very connection that the requests had.
        await using var left = host.Services.GetRequiredService<Database>().Command(
            "select current_user::text || '|' || coalesce(current_setting('matching.campaign', true), '') || '|' || (select count(*) from lift_offer)");
        Assert.Equal($"{Database.ServiceRole}||0", await left.ExecuteScalarAsync(Cancel));
    }

    [Theory]
    [InlineData("create table more (x integer)")]
    [InlineData("alter table person disable row level security")]
    [InlineData("drop table person")]
    [InlineData("set role postgres")]
    [InlineData("set role matching_worker")]
    [InlineData("set session authorization postgres")]
    public async Task The_login_of_requests_changes_no_table_and_becomes_nobody_else(string statement)
    {
        await using var source = StorageSetup.Open(As(requests, most: 1), Database.ServiceRole);
        await using var connection = await source.OpenConnectionAsync(Cancel);

        foreach (var first in (string[])["reset role", $"set role {Database.ServiceRole}"])
        {
            await connection.RunAsync(first, Cancel);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.RunAsync(statement, Cancel));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task The_login_of_requests_alone_serves_nobody_over_every_campaign()
    {
        // Work with the requests' login: it cannot take on the role that sees all, so nothing starts rather than something with too little.
        await using var source = StorageSetup.Open(As(requests, most: 1), Database.WorkerRole);

        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await source.OpenConnectionAsync(Cancel));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState is PostgresErrorCodes.InvalidParameterValue ? PostgresErrorCodes.InsufficientPrivilege : refused.SqlState);
    }

    [Fact]
    public void No_part_of_the_service_is_given_a_pool_of_its_own() => Assert.Null(host.Services.GetService<NpgsqlDataSource>());

    private static Google.Protobuf.WellKnownTypes.Timestamp Later(double hours) =>
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(hours));

    private string As(string login, int most) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login, Password = Secret, MaxPoolSize = most }.ConnectionString;
}
