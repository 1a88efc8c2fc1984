using System.Net;
using TestKit;

namespace Gateway.Tests.Journey;

/// <summary>
/// Two people from sign-in to erasure, over REST through both programs. At each step either is shown what they have a right to and nothing more of the other, and nothing that belongs to
/// either is in anything that the programs emit.
/// </summary>
public sealed class JourneyTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>, IAsyncDisposable
{
    private const double AnnsLatitude = 51.7812347;
    private const double AnnsLongitude = -3.4571238;
    private const double BobsLatitude = 51.7654329;
    private const double BobsLongitude = -3.4212341;
    private const string AnnsNumber = "+442079460041";
    private const string BobsNumber = "+442079460042";

    /// <summary>The Gateway's calls have deadlines by the machine's clock, so the journey begins by it.</summary>
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly Planted anns = new();
    private readonly Planted bobs = new();
    private WatchedService service = null!;
    private Traveller ann = null!;
    private Traveller bob = null!;

    private async Task StartAsync()
    {
        service = await WatchedService.StartAsync(database.ConnectionString, Now);
        ann = new Traveller(service, anns, bobs, "Zqannabel", "zq7-anns-browser-of-enough-letters");
        bob = new Traveller(service, bobs, anns, "Zqbobbert", "zq7-bobs-browser-of-enough-letters");
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task From_sign_in_to_erasure_nothing_reaches_anybody_without_a_right_to_it_and_nothing_of_anybody_is_emitted()
    {
        await StartAsync();
        var session = await service.CreateSessionAsync();
        await SignInAsync();
        var (offer, booking) = await AskAsync(session);
        await AcceptAsync(booking);
        await MistakesAsync(offer, booking);
        await service.ScrapeAsync(TestContext.Current.CancellationToken);
        await TravelAsync(booking);
        await EraseAsync(booking);
        await service.ScrapeAsync(TestContext.Current.CancellationToken);

        var emitted = await service.EndAsync();
        Assert.Contains(emitted, one => one.Where.StartsWith("log: Debug", StringComparison.Ordinal));
        foreach (var signal in (string[])["metrics", "sent to /v1/traces", "sent to /v1/metrics", "sent to /v1/logs"])
        {
            Assert.Contains(emitted, one => one.Where == signal);
        }

        var found = emitted.SelectMany(one => anns.In(one.What).Concat(bobs.In(one.What)).Select(what => $"{what} in {one.Where}")).Distinct().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private async Task SignInAsync()
    {
        anns.Add("phone", AnnsNumber);
        bobs.Add("phone", BobsNumber);
        anns.AddPoint("home", AnnsLatitude, AnnsLongitude);
        bobs.AddPoint("home", BobsLatitude, BobsLongitude);
        anns.Add("car", "Zq7 striped Skoda");
        anns.Add("plate", "ZQ7 ANN");
        anns.Add("postcode", "ZQ7 9QZ");
        await ann.SignInAsync();
        await bob.SignInAsync();
        await ann.RefreshAsync();
        foreach (var person in new[] { ann, bob })
        {
            await person.CallAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/v1/liftRequests", new() { ["session"] = $"{Guid.Empty}", ["originPlace"] = Text(BobsLatitude, BobsLongitude) });
            await person.CallAsync(HttpMethod.Post, "/v1/consents:give", new() { ["purpose"] = "TAKING_PART", ["wordingVersion"] = 1, ["age"] = "ADULT" });
            await person.CallAsync(HttpMethod.Post, "/v1/consents:give", new() { ["purpose"] = "CONTACT_SHARING", ["wordingVersion"] = 1 });
        }

        await ann.CallAsync(HttpMethod.Patch, "/v1/people/me", new() { ["phone"] = AnnsNumber, ["contact"] = "PHONE" });
        await bob.CallAsync(HttpMethod.Patch, "/v1/people/me", new() { ["phone"] = BobsNumber, ["contact"] = "PHONE" });
    }

    /// <summary>Ann offers, Bob finds and asks; neither is shown more than a first name.</summary>
    private async Task<(string Offer, string Booking)> AskAsync(string session)
    {
        var offer = (string)(await ann.CallAsync(HttpMethod.Post, "/v1/liftOffers", new()
        {
            ["session"] = session,
            ["originPlace"] = Text(AnnsLatitude, AnnsLongitude),
            ["maxDetour"] = "2400s",
            ["car"] = "Zq7 striped Skoda",
            ["plate"] = "ZQ7 ANN",
        }))["id"]!;
        var found = await bob.CallAsync(HttpMethod.Get, $"/v1/lifts:search?session={session}&place={Text(BobsLatitude, BobsLongitude)}", null, "name");
        Assert.Contains(offer, found.ToJsonString(), StringComparison.Ordinal);
        await bob.CallAsync(HttpMethod.Get, $"/v1/liftOffers/{offer}", null, "name");
        var request = (string)(await bob.CallAsync(HttpMethod.Post, "/v1/liftRequests", new() { ["session"] = session, ["originPlace"] = Text(BobsLatitude, BobsLongitude) }))["id"]!;
        await bob.CallAsync(HttpMethod.Get, $"/v1/liftRequests/{request}/matches", null, "name");
        var asked = await bob.CallAsync(HttpMethod.Post, "/v1/bookings", new() { ["liftOffer"] = offer, ["liftRequest"] = request }, "name");
        var booking = (string)asked["id"]!;
        await ann.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name");
        await ann.CallAsync(HttpMethod.Get, "/v1/bookings", null, "name");
        await ann.CallAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/v1/liftRequests/{request}");
        return (offer, booking);
    }

    /// <summary>Both are shown the contact that the other chose, the place and the car, and each can read that it was so.</summary>
    private async Task AcceptAsync(string booking)
    {
        await ann.CallAsync(HttpMethod.Post, $"/v1/bookings/{booking}:accept", [], "name", "phone", "home");
        Assert.Equal(BobsNumber, (string)(await ann.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name", "phone", "home"))["contact"]!);
        var seen = await bob.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name", "phone", "car", "plate");
        Assert.Equal((AnnsNumber, "Zq7 striped Skoda"), ((string)seen["contact"]!, (string)seen["car"]!));
        Assert.Contains("HOME", (await bob.CallAsync(HttpMethod.Get, "/v1/people/me/disclosures", null, "name")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("CAR", (await ann.CallAsync(HttpMethod.Get, "/v1/people/me/disclosures", null, "name")).ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>What is sent wrong is not told again in the refusal, but for the name of a field that there is not, and never written down.</summary>
    private async Task MistakesAsync(string offer, string booking)
    {
        await ann.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, "/v1/people/me", new() { ["phone"] = $"{AnnsNumber}x{ann.Email}" });
        await ann.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, "/v1/people/me", new() { [ann.Email] = AnnsNumber }, "address", "name");
        await ann.CallAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/v1/places:resolve?place=ZQ7%209QZ");
        await ann.CallAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/v1/{Uri.EscapeDataString(ann.Email)}");
        await bob.CallAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"/v1/liftOffers/{offer}", new() { ["car"] = bob.Email });
        await bob.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"/v1/bookings/{booking}?{Uri.EscapeDataString(bob.Email)}=1", null, "address", "name");
    }

    /// <summary>Shown until a day after, then no longer.</summary>
    private async Task TravelAsync(string booking)
    {
        await MoveAsync(TimeSpan.FromHours(40));
        await Eventually.HoldsAsync(async () => (string)(await bob.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name", "phone", "car", "plate"))["state"]! == "COMPLETED");
        await MoveAsync(TimeSpan.FromHours(24));
        Assert.Equal("", (string)(await bob.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name"))["contact"]!);
        await ann.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}", null, "name");
    }

    private async Task EraseAsync(string booking)
    {
        var kept = (await ann.CallAsync(HttpMethod.Get, "/v1/people/me:export")).ToJsonString();
        Assert.Contains(ann.Email, kept, StringComparison.OrdinalIgnoreCase);
        await ann.CallAsync(HttpMethod.Post, "/v1/people/me:erase", []);
        // A replica hears of it within moments; until then it finds nobody.
        await Eventually.HoldsAsync(async () => await ann.StatusAsync("/v1/people/me") == HttpStatusCode.Unauthorized);
        await ann.CallAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/v1/people/me");
        // What Bob rode in stands, with nobody.
        Assert.NotEmpty((string)(await bob.CallAsync(HttpMethod.Get, $"/v1/bookings/{booking}"))["id"]!);
        await bob.CallAsync(HttpMethod.Get, "/v1/people/me/disclosures");
        await bob.CallAsync(HttpMethod.Get, "/v1/people/me:export");
        await bob.CallAsync(HttpMethod.Post, "/v1/people/me:erase", []);
    }

    /// <summary>Time goes by, and tokens are renewed.</summary>
    private async Task MoveAsync(TimeSpan span)
    {
        service.Pass(span);
        await ann.RefreshAsync();
        await bob.RefreshAsync();
    }

    private static string Text(double latitude, double longitude) => FormattableString.Invariant($"{latitude:F7},{longitude:F7}");
}
