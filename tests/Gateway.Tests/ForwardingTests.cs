using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matching.People;
using Matching.V1;
using TestKit;

namespace Gateway.Tests;

public sealed class ForwardingTests
{
    [Fact]
    public async Task A_seat_is_answered_as_the_resource_itself_with_zeros_and_empty_lists()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        gateway.Matching.On<GetSeatRequest>(request => new GetSeatResponse { Seat = new Seat { Code = request.Code, Name = "Hendon" } });

        var seat = await gateway.Client.GetFromJsonAsync<JsonElement>("/v1/seats/E14001276", TestContext.Current.CancellationToken);

        Assert.Equal("E14001276", seat.GetProperty("code").GetString());
        Assert.Equal(0, seat.GetProperty("electorate").GetInt32());
        Assert.Empty(seat.GetProperty("results").EnumerateArray());
        Assert.False(seat.TryGetProperty("marginality", out _));
    }

    [Fact]
    public async Task Query_parameters_reach_matching()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        var response = await gateway.Client.GetAsync(
            "/v1/seats:nearestMarginals?place=NW3%202QG&campaign=demo&kinds=GAIN&kinds=HOLD&limit=3&rank=TRAVEL_TIME&from=2026-05-02T10:00:00Z&maxDistanceMetres=2500.5",
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = gateway.Matching.Answers.Last<FindNearestMarginalsRequest>();
        Assert.Equal("NW3 2QG", request.Place);
        Assert.Equal([Marginality.Types.Kind.Types.Value.Gain, Marginality.Types.Kind.Types.Value.Hold], request.Kinds);
        Assert.Equal(3, request.Limit);
        Assert.Equal(Rank.Types.Value.TravelTime, request.Rank);
        Assert.Equal(new DateTime(2026, 5, 2, 10, 0, 0, DateTimeKind.Utc), request.From.ToDateTime());
        Assert.Equal(2500.5, request.MaxDistanceMetres);
    }

    [Fact]
    public async Task The_token_reaches_matching_as_it_is()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var token = new Tokens(TimeProvider.System).Volunteer("Ann");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/liftOffers");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal($"Bearer {token}", gateway.Matching.Answers.Calls.Single().Headers.GetValue("authorization"));
    }

    [Fact]
    public async Task A_token_that_is_of_no_use_goes_no_further()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var good = new Tokens(TimeProvider.System).Volunteer("Ann");
        foreach (var bad in new[] { "Bearer abc.def.ghi", $"Bearer {good[..^6]}AAAAAA", $"Basic {good}", $"Bearer {new Tokens(TimeProvider.System).Make("Ann", "demo", Role.Volunteer, TimeSpan.FromMinutes(-5))}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/liftOffers");
            request.Headers.TryAddWithoutValidation("Authorization", bad);

            using var answer = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }

        Assert.Empty(gateway.Matching.Answers.Calls);
    }
}
