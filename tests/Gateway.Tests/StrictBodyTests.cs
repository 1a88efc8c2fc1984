using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Matching.V1;

namespace Gateway.Tests;

public sealed class StrictBodyTests(SharedGateway gateway) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"nothing":1}""", "nothing")]
    [InlineData("""{"step_free":"YES"}""", "step_free")]
    [InlineData("""{"wanted":"20"}""", "wanted")]
    [InlineData("""{"wanted":20.0}""", "wanted")]
    [InlineData("""{"wanted":2147483648}""", "wanted")]
    [InlineData("""{"wanted":null}""", "wanted")]
    [InlineData("""{"wanted":1,"wanted":2}""", "wanted")]
    [InlineData("""{"kind":1}""", "kind")]
    [InlineData("""{"kind":"canvass"}""", "kind")]
    [InlineData("""{"kind":["CANVASS"]}""", "kind")]
    [InlineData("""{"remote":"true"}""", "remote")]
    [InlineData("""{"from":"2026-13-01T00:00:00Z"}""", "from")]
    [InlineData("""{"from":{"seconds":1}}""", "from")]
    [InlineData("""{"location":"51.5,-0.1"}""", "location")]
    [InlineData("""{"location":[51.5,-0.1]}""", "location")]
    [InlineData("""{"location":{"latitude":"NaN"}}""", "location.latitude")]
    [InlineData("""{"location":{"latitude":1e400}}""", "location.latitude")]
    [InlineData("""{"location":{"lat":51.5}}""", "location.lat")]
    [InlineData("""{"address":5}""", "address")]
    [InlineData("""{"address":"\ud800"}""", "address")]
    [InlineData("""{"\ud800":5}""", "?")]
    [InlineData("""{"\ud800":5,"wanted":"x"}""", "? wanted")]
    [InlineData("""{"etag":{"a":{"b":[1,2,{"c":3}]}}}""", "etag")]
    public async Task A_wrong_field_is_named(string json, string field)
    {
        var response = await PostAsync("/v1/sessions", Encoding.UTF8.GetBytes(json));

        var problem = await ProblemTests.ReadAsync(response, 400);
        Assert.Equal("INVALID_FIELD", problem.GetProperty("reason").GetString());
        Assert.Equal(field.Split(' '), Fields(problem));
    }

    [Theory]
    [InlineData("PATCH", "/v1/campaigns/here", """{"id":"there"}""", "id")]
    [InlineData("PATCH", "/v1/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd", """{"id":"0192f3a4-5b6c-7d8e-9f01-23456789abce"}""", "id")]
    [InlineData("PATCH", "/v1/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd", """{"id":""}""", "id")]
    [InlineData("POST", "/v1/liftOffers/one:cancel", """{"etag":"v1","liftOffer":"two"}""", "liftOffer")]
    [InlineData("PATCH", "/v1/campaigns/here", """{"name":"A","id":"here"}""", null)]
    [InlineData("PATCH", "/v1/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd", """{"id":"0192F3A4-5B6C-7D8E-9F01-23456789ABCD"}""", null)]
    [InlineData("POST", "/v1/liftOffers/one:cancel", """{"liftOffer":"one"}""", null)]
    [InlineData("POST", "/v1/liftOffers/one:cancel", "{}", null)]
    public async Task A_body_that_contradicts_its_path_is_wrong(string method, string path, string json, string? field)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await gateway.Client.SendAsync(message, Cancel);

        if (field is null)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        else
        {
            Assert.Equal([field], Fields(await ProblemTests.ReadAsync(response, 400)));
        }
    }

    [Fact]
    public async Task Every_wrong_field_of_body_and_query_is_named_at_once()
    {
        var response = await PostAsync("/v1/campaigns?x=1", """{"targets":[{"code":"E1","weight":1},{"code":7,"w":1}],"kinds":["GAIN","LOSE"]}"""u8.ToArray());

        var problem = await ProblemTests.ReadAsync(response, 400);
        Assert.Equal(["x", "targets[1].code", "targets[1].w", "kinds[1]"], Fields(problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"wanted\":NaN}")]
    [InlineData("{\"wanted\":1,}")]
    [InlineData("{'wanted':1}")]
    [InlineData("{/* why */}")]
    [InlineData("\uFEFF{}")]
    public async Task A_body_that_is_not_a_json_object_is_malformed(string json)
    {
        var problem = await ProblemTests.ReadAsync(await PostAsync("/v1/sessions", Encoding.UTF8.GetBytes(json)), 400);
        Assert.Equal("MALFORMED_BODY", problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_body_in_another_encoding_is_malformed()
    {
        foreach (var body in new[] { Encoding.Unicode.GetBytes("{}"), Encoding.UTF32.GetBytes("{}"), [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}'] })
        {
            var problem = await ProblemTests.ReadAsync(await PostAsync("/v1/sessions", body), 400);
            Assert.Equal("MALFORMED_BODY", problem.GetProperty("reason").GetString());
        }
    }

    [Fact]
    public async Task A_deep_body_is_refused_without_being_walked()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

        await ProblemTests.ReadAsync(await PostAsync("/v1/sessions", Encoding.UTF8.GetBytes(deep)), 400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_unsupported(string? type)
    {
        var problem = await ProblemTests.ReadAsync(await PostAsync("/v1/sessions", "{}"u8.ToArray(), type), 415);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_compressed_body_is_unsupported()
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        await ProblemTests.ReadAsync(await gateway.Client.PostAsync("/v1/sessions", content, Cancel), 415);
    }

    /// <summary>By hand: an HTTP client may find the connection broken off while it still sends, and then reads no answer.</summary>
    [Theory]
    [InlineData("Content-Length: 1048577\r\n\r\n", 0)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n100001\r\n", 1048577)]
    public async Task A_body_over_the_limit_is_too_large(string framing, int sent)
    {
        var answer = await RawHttp.SendAsync(
            gateway.Client.BaseAddress!, $"POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n{framing}{new string(' ', sent)}", Cancel);

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"BODY_TOO_LARGE\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_body_reaches_matching_whole()
    {
        var json = """
            {"campaign":"demo","kind":"CANVASS","location":{"latitude":51.5,"longitude":-0.1},"address":"Ally Pally 🚌","from":"2026-05-02T10:00:00Z",
            "until":"2026-05-02T13:00:00+00:00","wanted":20,"maximum":40,"stepFree":"YES","signedUp":3}
            """;

        var response = await PostAsync("/v1/sessions?requestId=abc", Encoding.UTF8.GetBytes(json));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = gateway.Matching.Answers.Last<CreateSessionRequest>();
        Assert.Equal("abc", request.RequestId);
        Assert.Equal("Ally Pally 🚌", request.Session.Address);
        Assert.Equal(51.5, request.Session.Location.Latitude);
        Assert.Equal(Session.Types.Kind.Types.Value.Canvass, request.Session.Kind);
    }

    [Fact]
    public async Task A_mask_is_written_as_the_body_is_and_reaches_matching_in_proto_names()
    {
        using var content = Json("""{"stepFree":"YES","wanted":3}"""u8.ToArray(), "application/json");

        var response = await gateway.Client.PatchAsync("/v1/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd?updateMask=stepFree,wanted", content, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = gateway.Matching.Answers.Last<UpdateSessionRequest>();
        Assert.Equal(["step_free", "wanted"], request.UpdateMask.Paths);
        Assert.Equal("0192f3a4-5b6c-7d8e-9f01-23456789abcd", request.Session.Id);
    }

    [Fact]
    public async Task A_mask_of_unknown_fields_is_wrong()
    {
        using var content = Json("{}"u8.ToArray(), "application/json");

        var response = await gateway.Client.PatchAsync("/v1/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd?updateMask=step_free", content, Cancel);

        Assert.Equal(["updateMask"], Fields(await ProblemTests.ReadAsync(response, 400)));
    }

    private static IEnumerable<string?> Fields(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString());

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? type = "application/json") =>
        gateway.Client.PostAsync(path, Json(body, type), Cancel);

    private static ByteArrayContent Json(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }
}
