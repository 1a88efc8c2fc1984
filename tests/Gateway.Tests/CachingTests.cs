using System.Net;
using Google.Api;
using Google.Protobuf;
using Matching.V1;

namespace Gateway.Tests;

public sealed class CachingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/seats/E14001276", "public")]
    [InlineData("/v1/seats", "public")]
    [InlineData("/v1/seats:locate?place=NW3", "private")]
    [InlineData("/v1/tiles/seats/7/63/41.mvt", "public")]
    public async Task What_is_the_same_for_everybody_has_an_etag_and_is_not_sent_twice(string path, string keptBy)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var electorate = 1;
        gateway.Matching.On<GetSeatRequest>(_ => new GetSeatResponse { Seat = new Seat { Electorate = electorate } });
        gateway.Matching.On<ListSeatsRequest>(_ => new ListSeatsResponse { NextPageToken = $"{electorate}" });
        gateway.Matching.On<LocateSeatRequest>(_ => new LocateSeatResponse { Place = new Place { Name = $"{electorate}" } });
        gateway.Matching.On<GetSeatTileRequest>(_ => new HttpBody { ContentType = "application/vnd.mapbox-vector-tile", Data = ByteString.CopyFrom((byte)electorate) });

        var first = await gateway.Client.GetAsync(path, Cancel);
        var again = await GetAsync(first.Headers.ETag!.ToString());
        electorate = 2;
        var changed = await GetAsync(first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains(keptBy, first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
        Assert.All([first, again, changed], response => Assert.Equal(["Accept-Encoding"], response.Headers.Vary));

        async Task<HttpResponseMessage> GetAsync(string etag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", {etag}");
            return await gateway.Client.SendAsync(request, Cancel);
        }
    }

    [Fact]
    public async Task What_is_the_callers_own_is_not_kept()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        var response = await gateway.Client.GetAsync("/v1/liftRequests", Cancel);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_tile_is_sent_as_its_bytes_and_its_type()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        gateway.Matching.On<GetSeatTileRequest>(_ => new HttpBody { ContentType = "application/vnd.mapbox-vector-tile", Data = ByteString.CopyFrom(1, 2, 3) });

        var response = await gateway.Client.GetAsync("/v1/tiles/seats/7/63/41.mvt?campaign=demo", Cancel);

        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType!.ToString());
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_is_compressed_for_who_can_read_it(string encoding)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/seats");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        var response = await gateway.Client.SendAsync(request, Cancel);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
    }

    [Fact]
    public async Task HEAD_answers_the_headers_of_GET()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/seats");

        var response = await gateway.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }
}
