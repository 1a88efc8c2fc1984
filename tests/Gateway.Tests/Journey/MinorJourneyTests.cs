using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TestKit;

namespace Gateway.Tests.Journey;

/// <summary>Somebody of 16 over REST, from the refusal to the journey: admitted by the campaign, carried beside an adult, and left with nobody's driver when that adult drops out.</summary>
public sealed class MinorJourneyTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>, IAsyncDisposable
{
    private const string DansPlace = "51.7812347,-3.4571238";
    private const string AdasPlace = "51.7654329,-3.4212341";
    private const string MiasPlace = "51.7571000,-3.4010000";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private WatchedService service = null!;

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task Somebody_of_16_is_admitted_carried_beside_an_adult_and_never_left_alone_with_the_driver()
    {
        service = await WatchedService.StartAsync(database.ConnectionString, Now);
        var session = await service.CreateSessionAsync();
        var (dan, ada, mia) = (await SignInAsync("Zqdan"), await SignInAsync("Zqada"), await SignInAsync("Zqmia"));
        await AgreeAsync(dan, "ADULT");
        await AgreeAsync(ada, "ADULT");
        Assert.Equal("ADULTS_ONLY", (string)(await mia.CallAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/v1/consents:give", Consent("SIXTEEN_OR_SEVENTEEN")))["reason"]!);

        await WelcomeAsync();
        await AgreeAsync(mia, "SIXTEEN_OR_SEVENTEEN");
        Assert.Equal("SIXTEEN_OR_SEVENTEEN", (string)(await mia.CallAsync(HttpMethod.Get, "/v1/people/me"))["age"]!);
        Assert.Equal("ADULTS_ONLY", (string)(await mia.CallAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/v1/liftOffers", Of(session, MiasPlace)))["reason"]!);

        var offer = (string)(await dan.CallAsync(HttpMethod.Post, "/v1/liftOffers", Of(session, DansPlace, ("maxDetour", "2400s"), ("instant", true))))["id"]!;
        Assert.False((bool)(await mia.CallAsync(HttpMethod.Get, $"/v1/lifts:search?session={session}&place={MiasPlace}"))["possible"]!);
        var beside = await RideAsync(ada, session, AdasPlace, offer);
        Assert.True((bool)(await mia.CallAsync(HttpMethod.Get, $"/v1/lifts:search?session={session}&place={MiasPlace}"))["possible"]!);

        var rides = await RideAsync(mia, session, MiasPlace, offer);
        Assert.Equal((true, false), (await AccompaniedAsync(dan, rides), await AccompaniedAsync(dan, beside)));
        Assert.Contains("AGE", (await mia.CallAsync(HttpMethod.Get, "/v1/people/me/disclosures")).ToJsonString(), StringComparison.Ordinal);

        await ada.CallAsync(HttpMethod.Post, $"/v1/bookings/{beside}:cancel", []);
        var freed = await mia.CallAsync(HttpMethod.Get, $"/v1/bookings/{rides}");
        Assert.Equal(("CANCELLED", "CHANGE"), ((string)freed["state"]!, (string)freed["endedBy"]!));
        Assert.False(await AccompaniedAsync(dan, rides));
    }

    private static JsonObject Consent(string age) =>
        new() { ["purpose"] = "TAKING_PART", ["wordingVersion"] = 1, ["age"] = age };

    private static JsonObject Of(string session, string place, params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject { ["session"] = session, ["originPlace"] = place };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return body;
    }

    private static async Task<string> RideAsync(Traveller who, string session, string place, string offer)
    {
        var request = (string)(await who.CallAsync(HttpMethod.Post, "/v1/liftRequests", Of(session, place)))["id"]!;
        var booked = await who.CallAsync(HttpMethod.Post, "/v1/bookings", new() { ["liftOffer"] = offer, ["liftRequest"] = request });
        Assert.Equal("ACCEPTED", (string)booked["state"]!);
        return (string)booked["id"]!;
    }

    private static async Task<bool> AccompaniedAsync(Traveller who, string booking) => (bool?)(await who.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}"))["accompanied"] ?? false;

    /// <summary>Agrees; what the service has in memory of them is renewed within moments.</summary>
    private async Task AgreeAsync(Traveller who, string age)
    {
        await who.CallAsync(HttpMethod.Post, "/v1/consents:give", Consent(age));
        var standings = (Matching.People.IStandings)service.Matching.Services.GetService(typeof(Matching.People.IStandings))!;
        var id = (string)(await who.CallAsync(HttpMethod.Get, "/v1/people/me"))["id"]!;
        await Eventually.HoldsAsync(async () => await standings.FindAsync("demo", id, TestContext.Current.CancellationToken) is { Consents.Count: > 0, IsTooYoung: false });
    }

    private async Task<Traveller> SignInAsync(string name)
    {
        var traveller = new Traveller(service, new Planted(), new Planted(), name, $"{name}-has-a-browser-of-enough-letters");
        await traveller.SignInAsync();
        return traveller;
    }

    private async Task WelcomeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/v1/campaigns/demo?updateMask=minorsWelcome") { Content = JsonContent.Create(new JsonObject { ["minorsWelcome"] = true }) };
        request.Headers.Authorization = new("Bearer", service.Matching.Tokens.Administrator("Root", "demo"));
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.True((bool)JsonNode.Parse(text)!["minorsWelcome"]!);
    }
}
