namespace Gateway.Tests;

public sealed class WireTests(SharedGateway gateway) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_line_of_32_KB_is_served()
    {
        var path = $"/v1/places:resolve?place={new string('a', (32 * 1024) - 100)}";

        Assert.StartsWith("HTTP/1.1 200", await SendAsync($"GET {path} HTTP/1.1\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n")]
    [InlineData("Authorization: Bearer é\r\n")]
    public async Task A_token_that_cannot_be_one_is_refused(string header)
    {
        var answer = await SendAsync($"GET /v1/liftOffers HTTP/1.1\r\n{header}");

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-bin: not base64!\r\n")]
    [InlineData("grpc-timeout: forever\r\n")]
    [InlineData("traceparent: nonsense\r\n")]
    [InlineData("Accept-Encoding: *;q=nonsense\r\n")]
    [InlineData("If-None-Match: nonsense\r\n")]
    [InlineData("Content-Length: 3\r\n", "abc")]
    public async Task An_odd_header_harms_nothing(string header, string body = "")
    {
        Assert.StartsWith("HTTP/1.1 200", await SendAsync($"GET /v1/seats/E14001276 HTTP/1.1\r\n{header}", body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_no_fault_of_the_service()
    {
        var answer = await SendAsync("POST /v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    private Task<string> SendAsync(string head, string body = "") =>
        RawHttp.SendAsync(gateway.Client.BaseAddress!, $"{head}Host: localhost\r\nConnection: close\r\n\r\n{body}", Cancel);
}
