using System.Net;
using System.Text;
using TestKit;

namespace Gateway.Tests.Whole;

/// <summary>What could not be read and what is wrong with the rest is told at once, each field once, over the whole service.</summary>
public sealed class AllFaultsTests(WholeService service) : IClassFixture<WholeService>
{
    private const string Sound = """
        "campaign":"demo","kind":"CANVASS","location":{"latitude":51.5,"longitude":-0.1},"from":"2026-12-05T10:00:00Z","until":"2026-12-05T12:00:00Z","wanted":5,"maximum":9
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/seats:nearestMarginals?place=&limit=many&rank=nearest&maxMarginShare=2&unknown=1", "limit rank unknown place maxMarginShare")]
    [InlineData("/v1/seats:nearestMarginals?limit=many", "limit place")]
    [InlineData("/v1/seats:nearestMarginals?place=NW3+2QG&limit=many", "limit")]
    [InlineData("/v1/seats:nearestMarginals?place=NW3+2QG&from=tomorrow&until=2099-01-01T00:00:00Z", "from")]
    [InlineData("/v1/seats:nearestMarginals?place=NW3+2QG&until=2099-01-01T00:00:00Z&x=1", "x until")]
    [InlineData("/v1/sessions?campaign=demo&pageSize=x&pageToken=forged", "pageSize")]
    [InlineData("/v1/sessions?campaign=No&pageSize=-1&x=1", "x pageSize campaign")]
    [InlineData("/v1/tiles/seats/a/b/41.png", "z x tile")]
    [InlineData("/v1/sessions/one/signUps?x=1", "x")]
    public async Task Of_a_query(string path, string fields)
    {
        using var answer = await service.Rest.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        await AssertAsync(answer, fields);
    }

    [Theory]
    [InlineData("""{"wanted":"many","maximum":0,"kind":"PARTY","bring":5}""", "wanted kind bring from until maximum location campaign")]
    [InlineData("{{sound},\"nothing\":1}", "nothing")]
    [InlineData("{{sound},\"nothing\":1,\"address\":null,\"organiserName\":\"\\u0001\"}", "nothing address organiserName")]
    [InlineData("{{sound},\"maximum\":9}", "maximum")]
    [InlineData("""{"campaign":"demo","kind":"CANVASS","remote":"yes","from":"soon","until":"2001-01-01T00:00:00Z","wanted":5,"maximum":"9"}""", "remote from maximum")]
    [InlineData("""{"campaign":"demo","kind":"CANVASS","location":{"latitude":"north"},"from":"2026-12-05T10:00:00Z","until":"2026-12-05T09:00:00Z","wanted":5,"maximum":4}""", "location.latitude until wanted")]
    public async Task Of_a_session(string body, string fields)
    {
        var before = await service.NumberAsync("select count(*) from session");
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions")
        {
            Content = new StringContent(body.Replace("{sound}", Sound.Trim(), StringComparison.Ordinal), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", service.Matching.Tokens.Organiser()) },
        };

        using var answer = await service.Rest.SendAsync(message, Cancel);

        await AssertAsync(answer, fields);
        Assert.Equal(before, await service.NumberAsync("select count(*) from session"));
    }

    [Theory]
    [InlineData("""{"id":"new","name":"","targets":[{"code":7},{"code":"E1"},5,{"code":"E2","w":1}],"kinds":["GAIN","LOSE"]}""", "targets[0].code targets[2] targets[3].w kinds[1] targets[1].code targets[3].code name")]
    [InlineData("""{"id":"new","name":"New","boundarySet":5,"election":"1066","party":"Lab"}""", "boundarySet")]
    public async Task Of_a_campaign(string body, string fields)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/campaigns")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", service.Matching.Tokens.Administrator()) },
        };

        using var answer = await service.Rest.SendAsync(message, Cancel);

        await AssertAsync(answer, fields);
        Assert.Equal(0, await service.NumberAsync("select count(*) from campaign where id = 'new'"));
    }

    [Theory]
    [InlineData("""{"seat":"Hendon","rule":"FREQ=HOURLY","endDate":20270430,"earliestDeparture":"9","latestReturn":"18:00","originPlace":"NW3 2QG","outwardSeats":"many","sessionKinds":["CANVASS","PARTY"]}""", "seat rule endDate earliestDeparture outwardSeats sessionKinds[1]")]
    [InlineData("""{"seat":"E14001276","rule":"FREQ=DAILY","startDate":"2027-01-01","endDate":"2028-06-01","earliestDeparture":"09:00","latestReturn":"08:00","originPlace":"NW3 2QG","company":99,"every":1}""", "endDate latestReturn company every")]
    public async Task Of_a_series(string body, string fields)
    {
        var before = await service.NumberAsync("select count(*) from lift_series");
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/liftSeries")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", service.Matching.Tokens.Volunteer("Ann")) },
        };

        using var answer = await service.Rest.SendAsync(message, Cancel);

        await AssertAsync(answer, fields);
        Assert.Equal(before, await service.NumberAsync("select count(*) from lift_series"));
    }

    [Fact]
    public async Task Whoever_may_not_call_is_told_of_what_could_not_be_read_alone()
    {
        using var content = new StringContent("""{"wanted":"many"}""", Encoding.UTF8, "application/json");

        using var answer = await service.Rest.PostAsync(new Uri("/v1/sessions", UriKind.Relative), content, Cancel);

        await AssertAsync(answer, "wanted");
    }

    private static async Task AssertAsync(HttpResponseMessage answer, string fields)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await ProblemTests.ReadAsync(answer, 400);
        Assert.Equal("INVALID_FIELD", problem.GetProperty("reason").GetString());
        Assert.Equal(fields.Split(' ').Order(), problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!).Order());
    }
}
