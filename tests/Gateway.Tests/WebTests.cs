using System.Net;
using System.Net.Http.Headers;
using Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using TestKit;

namespace Gateway.Tests;

/// <summary>The web client as files: what is kept, compressed and allowed, and what stays the contract's.</summary>
public sealed class WebTests : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("web-root-");
    private WebApplication gateway = null!;
    private HttpClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root.CreateSubdirectory("assets");
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<!doctype html><html><head></head><body></body></html>", Cancel);
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "assets", "one-abc.js"), "plain", Cancel);
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "assets", "one-abc.js.br"), "brotli", Cancel);
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "assets", "one-abc.js.gz"), "gzip", Cancel);
        // There is no Matching: nothing here needs it.
        gateway = GatewayApp.Build(
        [
            .. GatewayArguments.Silent("http://127.0.0.1:1"), $"--webroot={root.FullName}", "--Gateway:Web:Campaign=a\"b", "--Gateway:Web:BaseStyle=https://maps.example.org/style.json",
            "--Gateway:Web:BaseHosts:0=https://tiles.example.org",
        ]);
        await gateway.StartAsync(Cancel);
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(gateway.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await gateway.StopAsync(CancellationToken.None);
        await gateway.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-thanks")]
    [InlineData("/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd")]
    [InlineData("/organise/a/b")]
    public async Task A_view_is_the_page_asked_about_each_time_under_a_policy_of_its_own(string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html", "no-cache"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' https://tiles.example.org https://maps.example.org;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.StartsWith("geolocation=(self), camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("<meta name=\"campaign\" content=\"a&quot;b\">", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("br, gzip", "br", "brotli")]
    [InlineData("gzip", "gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip", "gzip")]
    public async Task A_file_is_kept_for_ever_and_sent_as_it_was_compressed(string accepted, string encoding, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/one-abc.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(content, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(CacheControlHeaderValue.Parse("public, max-age=31536000, immutable"), answer.Headers.CacheControl);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1")]
    [InlineData("/nothing")]
    [InlineData("/assets/two.js")]
    [InlineData("/assets/one-abc.js.br")]
    [InlineData("/sign-in/more")]
    [InlineData("/assets/..%2findex.html")]
    public async Task What_is_neither_a_view_nor_a_file_stays_a_problem(string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("http://maps.example.org/style.json", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("https://user@maps.example.org/style.json", "")]
    [InlineData("/style.json", "https://tiles.example.org/{z}")]
    [InlineData("/style.json", "*")]
    public void A_base_style_that_the_policy_cannot_name_is_refused(string style, string host)
    {
        var options = new WebOptions { BaseStyle = style };
        if (host.Length > 0)
        {
            options.BaseHosts.Add(host);
        }

        Assert.NotNull(options.Fault());
    }
}
