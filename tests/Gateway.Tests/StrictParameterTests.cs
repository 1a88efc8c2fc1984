using System.Net;
using Matching.V1;

namespace Gateway.Tests;

public sealed class StrictParameterTests(SharedGateway gateway) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/seats:locate?place=NW3&nothing=1", "nothing")]
    [InlineData("/v1/seats:locate?place=NW3&=1", "")]
    [InlineData("/v1/seats:locate?place=NW3&Place=NW4", "Place")]
    [InlineData("/v1/seats:locate?place=NW3&place=NW4", "place")]
    [InlineData("/v1/seats:nearestMarginals?max_margin_share=0.1", "max_margin_share")]
    [InlineData("/v1/seats:nearestMarginals?limit=5.0", "limit")]
    [InlineData("/v1/seats:nearestMarginals?limit=", "limit")]
    [InlineData("/v1/seats:nearestMarginals?limit=%205", "limit")]
    [InlineData("/v1/seats:nearestMarginals?limit=2147483648", "limit")]
    [InlineData("/v1/seats:nearestMarginals?limit=99999999999999999999999999999999999999999999999999", "limit")]
    [InlineData("/v1/seats:nearestMarginals?limit=5&limit=6", "limit")]
    [InlineData("/v1/seats:nearestMarginals?maxMarginShare=NaN", "maxMarginShare")]
    [InlineData("/v1/seats:nearestMarginals?maxMarginShare=1e999", "maxMarginShare")]
    [InlineData("/v1/seats:nearestMarginals?maxMarginShare=1,000", "maxMarginShare")]
    [InlineData("/v1/seats:nearestMarginals?kinds=2", "kinds")]
    [InlineData("/v1/seats:nearestMarginals?kinds=gain", "kinds")]
    [InlineData("/v1/seats:nearestMarginals?kinds=", "kinds")]
    [InlineData("/v1/seats:nearestMarginals?kinds[0]=GAIN", "kinds[0]")]
    [InlineData("/v1/seats:nearestMarginals?from=tomorrow", "from")]
    [InlineData("/v1/seats:nearestMarginals?from=2026-02-30T10:00:00Z", "from")]
    [InlineData("/v1/seats:nearestMarginals?from=2026-05-02T10:00:00+01:00", "from")]
    [InlineData("/v1/seats:nearestMarginals?from.seconds=5", "from.seconds")]
    [InlineData("/v1/seats?marginalOnly=True", "marginalOnly")]
    [InlineData("/v1/seats?marginalOnly=1", "marginalOnly")]
    [InlineData("/v1/seats/E14001276?code=E14001277", "code")]
    [InlineData("/v1/tiles/seats/x/1/1.mvt", "z")]
    public async Task A_wrong_parameter_is_named(string path, string field)
    {
        var response = await gateway.Client.GetAsync(path, Cancel);

        var problem = await ProblemTests.ReadAsync(response, 400);
        Assert.Equal("INVALID_FIELD", problem.GetProperty("reason").GetString());
        Assert.Equal([field], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        var response = await gateway.Client.GetAsync("/v1/seats:nearestMarginals?limit=x&rank=BEST&what=1", Cancel);

        var problem = await ProblemTests.ReadAsync(response, 400);
        Assert.Equal(["limit", "rank", "what"], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("2026-05-02T10:00:00Z")]
    [InlineData("2026-05-02T10:00:00.123456789Z")]
    [InlineData("2026-05-02T11:00:00%2B01:00")]
    public async Task An_instant_may_have_a_fraction_and_an_offset(string instant)
    {
        var response = await gateway.Client.GetAsync($"/v1/seats:nearestMarginals?place=NW3&from={instant}", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new DateTime(2026, 5, 2, 10, 0, 0, DateTimeKind.Utc).Ticks, gateway.Matching.Answers.Last<FindNearestMarginalsRequest>().From.Seconds * TimeSpan.TicksPerSecond + DateTime.UnixEpoch.Ticks);
    }

    [Theory]
    [InlineData("/v1/seats/%2F", "%2F")]
    [InlineData("/v1/seats/a%20b", "a b")]
    [InlineData("/v1/seats/%C3%A9", "é")]
    [InlineData("/v1/seats/..%2e", "...")]
    [InlineData("/v1/seats/E14:get", "E14:get")]
    public async Task A_path_value_arrives_decoded_but_whole(string path, string code)
    {
        var response = await gateway.Client.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(code, gateway.Matching.Answers.Last<GetSeatRequest>().Code);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("text/plain")]
    public async Task The_content_type_of_a_request_without_a_body_changes_nothing(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/seats/E14001276") { Content = new ByteArrayContent([]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        var response = await gateway.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }
}
