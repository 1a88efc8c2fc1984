using Matching.People;
using Matching.People.Roles;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Tests.Bookings;
using Matching.Tests.People;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Role = Matching.People.Role;

namespace Matching.Tests.Walk;

/// <summary>A service over two seats and two campaigns, in which the walk over the table makes things that are somebody's.</summary>
public class AccessWorld : IAsyncLifetime
{
    private readonly TwoSeats database = new();
    private readonly Dictionary<string, string> plans = [];
    private int people;

    internal BookingHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Host = await BookingHost.StartAsync(database, Adjust);
    }

    /// <summary>May replace parts of the service.</summary>
    protected virtual void Adjust(IServiceCollection services)
    {
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>A name that nobody has yet.</summary>
    internal string Fresh(string name) => $"{name}{Interlocked.Increment(ref people)}";

    /// <summary>A token of somebody new in a role; null for a stranger. The organiser of Westby is signed in, all others come as in a development run.</summary>
    internal async Task<string?> TokenAsync(Who who) => who switch
    {
        Who.Stranger => null,
        Who.Volunteer => Host.Host.Tokens.Volunteer(Fresh("Vera")),
        Who.OrganiserOfWestby => await SignedInAsync(["E14000001"]),
        Who.Organiser => Host.Host.Tokens.Organiser(Fresh("Orla")),
        Who.Administrator => Host.Host.Tokens.Administrator(Fresh("Ada"), "demo"),
        _ => Host.Host.Tokens.Administrator(Fresh("Sue")),
    };

    internal Task<Session> SessionAsync(Where where)
    {
        var session = SessionHost.Canvass();
        session.Location = TwoSeats.At(where == Where.Eastby ? 11_000 : 1_000, 5_000);
        session.Campaign = CampaignOf(where);
        return CreateAsync(session);
    }

    internal static string CampaignOf(Where where) => where == Where.Elsewhere ? "other" : "demo";

    /// <summary>The id of a plan of a campaign, and of the operation that makes it.</summary>
    internal async Task<string> PlanAsync(string campaign, StoredPlan weekend)
    {
        if (!plans.TryGetValue(campaign, out var plan))
        {
            var organiser = new PlanService.PlanServiceClient(Host.Host.As(Host.Host.Tokens.Organiser("Olga", campaign)));
            plans[campaign] = plan = (await organiser.CreatePlanAsync(new() { Plan = weekend })).Operation.Id;
        }

        return plan;
    }

    /// <summary>A token of somebody else, who takes part where the thing is.</summary>
    internal string Other(Where where) => Host.Host.Tokens.Volunteer(Fresh("Otto"), CampaignOf(where));

    private async Task<Session> CreateAsync(Session session) =>
        (await new SessionService.SessionServiceClient(Host.Host.As(Host.Host.Tokens.Organiser("Olga", session.Campaign))).CreateSessionAsync(new() { Session = session })).Session;

    /// <summary>Somebody real, who organises some seats and has agreed to take part.</summary>
    private async Task<string> SignedInAsync(string[] seats)
    {
        var cancel = TestContext.Current.CancellationToken;
        var (id, services) = (Guid.CreateVersion7(Host.Clock.GetUtcNow()), Host.Host.Services);
        var address = EmailAddress.TryParse($"{Fresh("olive")}@example.org")!;
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", "Olive", address, Host.Clock.GetUtcNow(), cancel);
        }

        await services.GetRequiredService<IRoleGrants>().GrantAsync(address, Role.Organiser, seats);
        var token = services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Olive", "")).Token;
        await new ConsentService.ConsentServiceClient(Host.Host.As(token)).GiveConsentAsync(
            new() { Purpose = Consent.Types.Purpose.Types.Value.TakingPart, WordingVersion = 1, Age = V1.Person.Types.Age.Types.Value.Adult });
        var standings = services.GetRequiredService<IStandings>();
        await Eventually.HoldsAsync(async () => await standings.FindAsync("demo", $"{id}", cancel) is { Consents.Count: > 0, Role: Role.Organiser });
        return token;
    }
}
