using Grpc.Core;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using EmailAddress = Matching.People.EmailAddress;
using Role = Matching.V1.Person.Types.Role.Types.Value;

namespace Matching.Tests.People;

/// <summary>Administrators grant and revoke roles, and one of them is always left.</summary>
public sealed class RoleTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly string campaign = $"c-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private SessionHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await SessionHost.StartAsync(database);
        await new CampaignService.CampaignServiceClient(host.Host.As(host.Host.Tokens.Administrator())).CreateCampaignAsync(new() { Campaign = new() { Id = campaign, Name = "Mine", BoundarySet = "2024" } });
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_has_the_address_has_the_role_until_it_is_revoked_and_the_answer_does_not_tell_whether_there_is_anybody()
    {
        var olive = await PersonAsync("olive");
        var known = await GrantAsync("olive", Role.Organiser, "E14000001");
        var unknown = await GrantAsync("nobody-yet", Role.Organiser, "E14000001");
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(CreateAsync(olive, 1_000)) == "");
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(CreateAsync(olive, 11_000)));

        var listed = (await Roles().ListRolesAsync(new() { Campaign = campaign })).RoleGrants;
        Assert.Equal([unknown, known], listed);
        (known.Id, unknown.Id, known.Email, unknown.Email, known.CreateTime, unknown.CreateTime) = ("", "", "", "", null, null);
        Assert.Equal(known, unknown);

        await Roles().RevokeRoleAsync(new() { RoleGrant = listed[1].Id });
        await Eventually.HoldsAsync(async () => await ReasonIfAnyAsync(CreateAsync(olive, 1_000)) == "PERMISSION_DENIED");
        Assert.Equal("ROLE_GRANT_NOT_FOUND", await ReasonOfAsync(Roles().RevokeRoleAsync(new() { RoleGrant = listed[1].Id })));
    }

    [Fact]
    public async Task A_grant_is_replaced_by_the_next_and_listed_page_by_page()
    {
        await GrantAsync("ann", Role.Organiser, "E14000001", "E14000002", "E14000001");
        await GrantAsync(" ANN", Role.Organiser);
        await GrantAsync("bob", Role.Administrator);
        var first = await Roles().ListRolesAsync(new() { Campaign = campaign, PageSize = 1 });
        var second = await Roles().ListRolesAsync(new() { Campaign = campaign, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal([("bob@example.org", Role.Administrator, 0), ("ann@example.org", Role.Organiser, 0)], first.RoleGrants.Concat(second.RoleGrants).Select(one => (one.Email, one.Role, one.Seats.Count)));
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task The_last_administrator_is_neither_revoked_nor_made_less_and_any_other_is()
    {
        var (ada, bea) = (await GrantAsync("ada", Role.Administrator), await GrantAsync("bea", Role.Administrator));
        await Roles().RevokeRoleAsync(new() { RoleGrant = ada.Id });
        Assert.Equal("LAST_ADMINISTRATOR", await ReasonOfAsync(Roles().RevokeRoleAsync(new() { RoleGrant = bea.Id })));
        Assert.Equal("LAST_ADMINISTRATOR", await ReasonOfAsync(Roles().GrantRoleAsync(Grant("bea", Role.Organiser))));
        bea = await GrantAsync("bea", Role.Administrator);
        Assert.Equal([bea], (await Roles().ListRolesAsync(new() { Campaign = campaign })).RoleGrants);
    }

    [Fact]
    public async Task Of_several_that_revoke_each_other_at_once_one_is_left()
    {
        for (var round = 0; round < 10; round++)
        {
            var listed = (await Roles().ListRolesAsync(new() { Campaign = campaign })).RoleGrants.ToList();
            while (listed.Count < 4)
            {
                listed.Add(await GrantAsync($"ada{round}-{listed.Count}", Role.Administrator));
            }

            var reasons = await Task.WhenAll(listed.Select(one => ReasonIfAnyAsync(Roles().RevokeRoleAsync(new() { RoleGrant = one.Id }))));
            Assert.Equal(["", "", "", "LAST_ADMINISTRATOR"], reasons.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Two_connections_that_end_the_last_two_administrators_leave_one_whatever_the_service_checks()
    {
        await GrantAsync("ada", Role.Administrator);
        await GrantAsync("bea", Role.Administrator);
        var source = host.Host.Services.GetRequiredService<OwnerDatabase>().Source;
        await using var one = await source.OpenConnectionAsync(Cancel);
        await using var two = await source.OpenConnectionAsync(Cancel);
        await using var first = await one.BeginTransactionAsync(Cancel);
        await using var second = await two.BeginTransactionAsync(Cancel);
        await EndAsync(one, "order by id limit 1");
        await EndAsync(two, "order by id desc limit 1");

        await first.CommitAsync(Cancel);
        Assert.Equal("MS024", (await Assert.ThrowsAsync<PostgresException>(() => second.CommitAsync(Cancel))).SqlState);
        Assert.Single((await Roles().ListRolesAsync(new() { Campaign = campaign })).RoleGrants);

        async Task EndAsync(NpgsqlConnection connection, string which)
        {
            await using var command = new NpgsqlCommand($"delete from role_grant where id = (select id from role_grant where campaign = $1 {which})", connection) { Parameters = { new() { Value = campaign } } };
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
        }
    }

    [Fact]
    public async Task Whoever_is_the_last_administrator_may_still_have_themselves_erased()
    {
        var ada = await PersonAsync("ada");
        await GrantAsync("ada", Role.Administrator);
        await new PersonService.PersonServiceClient(ada).ErasePersonAsync(new());
        Assert.Empty((await Roles().ListRolesAsync(new() { Campaign = campaign })).RoleGrants);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_a_campaign_that_is_not_there_too()
    {
        Assert.Equal(["role_grant.email", "role_grant.role"], await FaultsOfAsync(Roles().GrantRoleAsync(new() { RoleGrant = new() { Campaign = campaign, Email = "ann", Role = Role.Volunteer } })));
        Assert.Equal(["role_grant.seats"], await FaultsOfAsync(Roles().GrantRoleAsync(Grant("ann", Role.Administrator, "E14000001"))));
        Assert.Equal(["role_grant.seats[1]"], await FaultsOfAsync(Roles().GrantRoleAsync(Grant("ann", Role.Organiser, "E14000001", "Westby"))));
        Assert.Equal(["role_grant.seats"], await FaultsOfAsync(Roles().GrantRoleAsync(Grant("ann", Role.Organiser, "E14000001", "E14009999"))));
        var nowhere = Grant("ann", Role.Organiser);
        nowhere.RoleGrant.Campaign = "nowhere";
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(Roles().GrantRoleAsync(nowhere)));
        var ofAll = new RoleService.RoleServiceClient(host.Host.As(host.Host.Tokens.Administrator()));
        Assert.Equal("CAMPAIGN_NOT_FOUND", await ReasonOfAsync(ofAll.GrantRoleAsync(nowhere)));
    }

    private AsyncUnaryCall<CreateSessionResponse> CreateAsync(CallInvoker who, double east)
    {
        var session = Canvass();
        (session.Campaign, session.Location) = (campaign, TwoSeats.At(east, 5_000));
        return new SessionService.SessionServiceClient(who).CreateSessionAsync(new() { Session = session });
    }

    private GrantRoleRequest Grant(string who, Role role, params string[] seats) => new() { RoleGrant = new() { Campaign = campaign, Email = $"{who}@example.org", Role = role, Seats = { seats } } };

    private async Task<RoleGrant> GrantAsync(string who, Role role, params string[] seats)
    {
        // Lists are in order of time.
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return (await Roles().GrantRoleAsync(Grant(who, role, seats))).RoleGrant;
    }

    private RoleService.RoleServiceClient Roles() => new(host.Host.As(host.Host.Tokens.Administrator("Sue", campaign)));

    /// <summary>Somebody who signs in with an address of this name.</summary>
    private async Task<CallInvoker> PersonAsync(string name)
    {
        var (services, id) = (host.Host.Services, Guid.CreateVersion7(host.Clock.GetUtcNow()));
        await using var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel);
        await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, campaign, $"{id}", name, EmailAddress.TryParse($"{name}@example.org"), host.Clock.GetUtcNow(), Cancel);
        return host.Host.As(services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, campaign, name, "")).Token);
    }
}
