using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Tests.Sessions;
using Matching.V1;
using TestKit;
using TestKit.Osrm;

namespace Matching.Tests.Travel;

/// <summary>The whole service over a road engine: every answer with a time is by road, and says where it is not.</summary>
public sealed class RoadHostTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    /// <summary>In Westby, 2 km from its hub along the streets and 13 km from Eastby's.</summary>
    private static readonly LatLng Home = TwoSeats.At(4_000, 4_000);

    private static readonly double StreetsToEastby = FakeRoads.Along(Grid(Home), new GridPoint(515_000, 185_000)) / (50 / 3.6);

    [Theory]
    [InlineData(Rank.Types.Value.TravelTime)]
    [InlineData(Rank.Types.Value.Need)]
    [InlineData(Rank.Types.Value.Distance)]
    public async Task Nearest_marginals_are_told_by_road_and_approximately_where_there_is_none(Rank.Types.Value rank)
    {
        // Nobody can drive to Westby's hub.
        await using var roads = await FakeOsrm.StartAsync(FakeRoads.Streets with
        {
            Seconds = (from, to) => to.Easting < 510_000 ? null : FakeRoads.Streets.Seconds(from, to),
        });
        await using var host = await HostAsync(roads);

        var answer = await NearestAsync(host, rank);

        Assert.Equal(2, answer.Marginals.Count);
        Assert.All(answer.Marginals, marginal => Assert.Equal(marginal.Seat.Code == "E14000001", marginal.Approximate));
        Assert.Equal(StreetsToEastby, answer.Marginals.Single(marginal => marginal.Seat.Code == "E14000002").TravelTime.ToTimeSpan().TotalSeconds, 0.5);
    }

    [Fact]
    public async Task Without_the_road_engine_every_answer_is_approximate_and_none_is_missing()
    {
        await using var roads = await FakeOsrm.StartAsync(FakeRoads.Streets);
        await using var host = await HostAsync(roads);
        await roads.DisposeAsync();

        var answer = await NearestAsync(host, Rank.Types.Value.TravelTime);

        Assert.Equal(["E14000001", "E14000002"], answer.Marginals.Select(marginal => marginal.Seat.Code));
        Assert.All(answer.Marginals, marginal => Assert.True(marginal.Approximate));
    }

    private static GridPoint Grid(LatLng point) => BritishGrid.ToGrid(new GeoPoint(point.Latitude, point.Longitude));

    private static async Task<FindNearestMarginalsResponse> NearestAsync(MatchingHost host, Rank.Types.Value rank) =>
        await new SeatService.SeatServiceClient(host.Invoker).FindNearestMarginalsAsync(new()
        {
            Place = FormattableString.Invariant($"{Home.Latitude:F6},{Home.Longitude:F6}"),
            Campaign = "demo",
            Rank = rank,
            From = TwoSeats.Now.ToTimestamp(),
            Until = TwoSeats.Now.AddDays(2).ToTimestamp(),
        });

    private async Task<MatchingHost> HostAsync(FakeOsrm roads)
    {
        var host = await MatchingHost.StartAsync(
            database.ConnectionString,
            new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TwoSeats.Now),
            [("Matching:Travel:Engine", "osrm"), ("Matching:Travel:BaseUrl", roads.Address), ("Matching:Travel:RetryDelay", "00:00:00")]);
        await host.LoadedAsync();
        return host;
    }
}
