using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Matching.Plans;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Gateway.Tests.Whole;

/// <summary>A weekend planned over REST, as an event stream.</summary>
public sealed class PlanStreamTests(WholeService service) : IClassFixture<WholeService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Organiser => service.Matching.Tokens.Organiser();

    [Fact]
    public async Task A_weekend_is_told_as_progress_and_then_its_plan()
    {
        using var answer = await PostAsync(Weekend(8), Organiser);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var events = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("event: PROGRESS\ndata: {", events[0], StringComparison.Ordinal);
        Assert.True((bool)Data(events[0])["progress"]!["unbounded"]!);
        Assert.StartsWith("event: PLAN\ndata: {", events[^1], StringComparison.Ordinal);
        var plan = Data(events[^1])["plan"]!;
        Assert.Equal("DONE", (string?)plan["stoppedBy"]);
        Assert.Equal(8, plan["placements"]!.AsArray().Count + plan["unplaced"]!.AsArray().Count);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_as_the_body_writes_it()
    {
        var weekend = JsonNode.Parse(Weekend(3))!;
        weekend["volunteers"]![0]!["spareSeats"] = "two";
        weekend["volunteers"]![1]!["homes"] = 1;
        weekend["volunteers"]![2]!["maxDetour"] = "-5s";
        weekend["sessions"]![0]!.AsObject().Remove("from");
        weekend["timeLimit"] = "301s";

        using var answer = await PostAsync(weekend.ToJsonString(), Organiser);
        var problem = await ProblemTests.ReadAsync(answer, 400);

        Assert.Equal(
            ["sessions[0].from", "timeLimit", "volunteers[0].spareSeats", "volunteers[1].homes", "volunteers[2].maxDetour"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_organisers_may_and_only_who_shows_a_token_may_send_much()
    {
        await ProblemTests.ReadAsync(await PostAsync(Weekend(1), service.Matching.Tokens.Volunteer("Vera")), 403);
        await ProblemTests.ReadAsync(await PostAsync(Weekend(1), null), 401);
        var large = Weekend(1) + new string(' ', 2 * 1024 * 1024);
        using (var answer = await PostAsync(large, Organiser))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // Refused by its length alone, before anything of it is read.
        Assert.StartsWith(
            "HTTP/1.1 413",
            await RawHttp.SendAsync(service.Rest.BaseAddress!, $"POST /v1/plans:solve HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {large.Length}\r\n\r\n", Cancel),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_planned_at_a_time_and_a_client_that_goes_away_makes_room()
    {
        var place = service.Matching.Services.GetRequiredService<SolverPlace>();
        using (await PostAsync(Weekend(800), Organiser, HttpCompletionOption.ResponseHeadersRead))
        {
            using var refused = await PostAsync(Weekend(1), Organiser);
            Assert.Equal("RATE_LIMITED", (await ProblemTests.ReadAsync(refused, 429)).GetProperty("reason").GetString());
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        // The service's clock stands still, so that no limit of time ends the search.
        await Eventually.HoldsAsync(async () =>
        {
            using var taken = place.TryTake();
            return await Task.FromResult(taken is not null);
        });
    }

    [Fact]
    public async Task One_large_weekend_is_taken_in_at_a_time()
    {
        var large = Weekend(1) + new string(' ', 2 * 1024 * 1024);
        using (var slow = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            await slow.ConnectAsync(service.Rest.BaseAddress!.Host, service.Rest.BaseAddress.Port, Cancel);
            await slow.SendAsync(Encoding.ASCII.GetBytes($"POST /v1/plans:solve HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {Organiser}\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n{{"), Cancel);
            await Eventually.HoldsAsync(async () =>
            {
                using var refused = await PostAsync(large, Organiser);
                return refused is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter: not null };
            });
            using var small = await PostAsync(Weekend(1), Organiser);
            Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        }

        await Eventually.HoldsAsync(async () =>
        {
            using var again = await PostAsync(large, Organiser);
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    private static JsonNode Data(string told) => JsonNode.Parse(told.Split("data: ")[1])!;

    private async Task<HttpResponseMessage> PostAsync(string weekend, string? token, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/plans:solve") { Content = new StringContent(weekend, Encoding.UTF8, "application/json") };
        message.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await service.Rest.SendAsync(message, completion, Cancel);
    }

    /// <summary>People and sessions scattered over a hundred kilometres; every fourth drives.</summary>
    private static string Weekend(int people)
    {
        var random = new Random(3);
        JsonObject Point() => new() { ["latitude"] = 51 + random.NextDouble(), ["longitude"] = -1 - random.NextDouble() };
        return new JsonObject
        {
            ["volunteers"] = new JsonArray([.. Enumerable.Range(0, people).Select(at => new JsonObject { ["id"] = $"v{at}", ["home"] = Point(), ["spareSeats"] = at % 4 == 0 ? 3 : 0 })]),
            ["sessions"] = new JsonArray(
            [
                .. Enumerable.Range(0, Math.Min(people, 12)).Select(at => new JsonObject
                {
                    ["id"] = $"s{at}", ["location"] = Point(), ["from"] = "2027-05-02T10:00:00Z", ["until"] = "2027-05-02T13:00:00Z", ["wanted"] = 20, ["maximum"] = 40,
                }),
            ]),
        }.ToJsonString();
    }
}
