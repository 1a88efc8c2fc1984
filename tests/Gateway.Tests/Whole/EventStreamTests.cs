using System.Net;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using TestKit;

namespace Gateway.Tests.Whole;

/// <summary>What happens to an offer, as an event stream through Gateway, Matching and PostGIS.</summary>
public sealed class EventStreamTests(WholeService service) : IClassFixture<WholeService>
{
    private static int turn;

    private readonly string driver = $"Driver{Interlocked.Increment(ref turn)}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Server => service.Rest.BaseAddress!;

    [Fact]
    public async Task An_event_says_what_the_booking_itself_says()
    {
        var offer = await OfferAsync();
        using var events = await OpenAsync(offer);
        Assert.StartsWith("HTTP/1.1 200", events.Head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/event-stream\n", events.Head, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store\n", events.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Encoding", events.Head, StringComparison.Ordinal);
        var first = (await events.NextAsync())!.Value;
        Assert.Equal("SNAPSHOT", first.Kind);
        var shown = await GetAsync($"/v1/liftOffers/{offer.Id}");
        Assert.True(JsonNode.DeepEquals(shown, JsonNode.Parse(first.Data)!["liftOffer"]), first.Data);

        var booking = await BookAsync(offer, "Rider");
        var told = (await events.NextAsync())!.Value;
        var data = JsonNode.Parse(told.Data)!;
        Assert.Equal(("BOOKING_REQUESTED", "BOOKING_REQUESTED", told.Id), (told.Kind, (string?)data["kind"], (string?)data["resumeToken"]));
        Assert.True(JsonNode.DeepEquals(await GetAsync($"/v1/bookings/{booking.Id}"), data["bookings"]![0]), told.Data);
    }

    [Fact]
    public async Task A_broken_connection_goes_on_without_loss_or_repetition()
    {
        var offer = await OfferAsync();
        var seen = new List<string>();
        var last = "";
        for (var number = 0; number < 6; number++)
        {
            using var events = await OpenAsync(offer, last);
            if (number == 0)
            {
                Assert.Equal("SNAPSHOT", (await events.NextAsync())!.Value.Kind);
            }

            // Two happen while it is open, of which one is read, and one after it broke.
            await HappenAsync(offer);
            await HappenAsync(offer);
            for (var read = number == 0 ? 1 : 2; read > 0; read--)
            {
                seen.Add((await events.NextAsync())!.Value.Id);
            }

            last = events.LastId;
            events.Break();
            await HappenAsync(offer);
        }

        using var rest = await OpenAsync(offer, last);
        while (seen.Count < 18)
        {
            seen.Add((await rest.NextAsync())!.Value.Id);
        }

        Assert.Equal(18, seen.Distinct().Count());
        using var whole = await OpenAsync(offer, seen[0]);
        foreach (var id in seen.Skip(1))
        {
            Assert.Equal(id, (await whole.NextAsync())!.Value.Id);
        }
    }

    [Fact]
    public async Task What_fails_before_the_first_event_is_a_problem_that_names_all_that_is_wrong()
    {
        var offer = await OfferAsync();
        await AssertProblemAsync(await RefusedAsync($"/v1/liftOffers/{offer.Id}:watch", ""), HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
        await AssertProblemAsync(await RefusedAsync($"/v1/liftOffers/{offer.Id}:watch", service.Matching.Tokens.Volunteer("Nobody")), HttpStatusCode.Forbidden, "PERMISSION_DENIED");
        var wrong = await AssertProblemAsync(
            await RefusedAsync("/v1/liftOffers/one:watch?resumeToken=two&page=3", service.Matching.Tokens.Volunteer(driver)), HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.Equal(["page", "liftOffer", "resumeToken"], wrong["errors"]!.AsArray().Select(error => (string?)error!["field"]));
    }

    [Fact]
    public async Task Who_asks_for_the_headers_alone_gets_them_and_an_end()
    {
        var offer = await OfferAsync();
        using var message = new HttpRequestMessage(HttpMethod.Head, $"/v1/liftOffers/{offer.Id}:watch") { Headers = { Authorization = new("Bearer", service.Matching.Tokens.Volunteer(driver)) } };
        using var answer = await service.Rest.SendAsync(message, Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private Task<EventReader> OpenAsync(LiftOffer offer, string last = "") =>
        EventReader.OpenAsync(Server, $"/v1/liftOffers/{offer.Id}:watch", service.Matching.Tokens.Volunteer(driver), last);

    private async Task<HttpResponseMessage> RefusedAsync(string path, string token)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.Authorization = token.Length == 0 ? null : new("Bearer", token);
        return await service.Rest.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    private static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string reason)
    {
        using (answer)
        {
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
            Assert.Equal((status, "application/problem+json", reason), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, (string?)problem["reason"]));
            return problem;
        }
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", service.Matching.Tokens.Volunteer(driver)) } };
        using var answer = await service.Rest.SendAsync(message, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private LiftService.LiftServiceClient As(string name) => new(service.Matching.As(service.Matching.Tokens.Volunteer(name)));

    private async Task<LiftOffer> OfferAsync()
    {
        var start = service.Matching.Clock.GetUtcNow().AddHours(40);
        var session = await new SessionService.SessionServiceClient(service.Matching.As(service.Matching.Tokens.Organiser())).CreateSessionAsync(new()
        {
            Session = new()
            {
                Campaign = "demo",
                Kind = Session.Types.Kind.Types.Value.Canvass,
                Location = new() { Latitude = 51.5837, Longitude = -0.2267 },
                From = start.ToTimestamp(),
                Until = start.AddHours(3).ToTimestamp(),
                Wanted = 10,
                Maximum = 20,
            },
        });
        return (await As(driver).OfferLiftAsync(new() { LiftOffer = new() { Session = session.Session.Id, OriginPlace = "NW3 2" } })).LiftOffer;
    }

    private async Task<Booking> BookAsync(LiftOffer offer, string name)
    {
        var wish = (await As(name).RequestLiftAsync(new() { LiftRequest = new() { Session = offer.Session, OriginPlace = "NW3 2" } })).LiftRequest;
        return (await As(name).CreateBookingAsync(new() { Booking = new() { LiftOffer = offer.Id, LiftRequest = wish.Id } })).Booking;
    }

    private Task HappenAsync(LiftOffer offer) =>
        service.ExecuteAsync($"insert into offer_event (offer_id, kind, created_at) values ('{offer.Id}', 'OFFER_CHANGED', now())");
}
