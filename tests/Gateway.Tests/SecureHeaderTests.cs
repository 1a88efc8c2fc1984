using System.Net;

namespace Gateway.Tests;

/// <summary>Every answer tells browsers to keep it to itself, whatever it is.</summary>
public sealed class SecureHeaderTests(SecureHeaderTests.Pages pages) : IClassFixture<SecureHeaderTests.Pages>
{
    [Theory]
    [InlineData("/v1/seats", HttpStatusCode.OK)]
    [InlineData("/v1/seats?limit=x", HttpStatusCode.BadRequest)]
    [InlineData("/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/docs", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    public async Task An_answer_is_neither_framed_nor_guessed_at_and_allows_nothing_that_it_does_not_name(string path, HttpStatusCode status)
    {
        using var answer = await pages.Gateway.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.EndsWith("base-uri 'none'; form-action 'none'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(path.StartsWith("/v1", StringComparison.Ordinal), !policy.Contains("'self'", StringComparison.Ordinal));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Only_what_came_encrypted_says_that_all_must(string scheme, bool says)
    {
        // The proxy at hand is trusted.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/seats") { Headers = { { "X-Forwarded-For", "203.0.113.1" }, { "X-Forwarded-Proto", scheme } } };
        using var answer = await pages.Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(says ? ["max-age=31536000"] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var told) ? told : []);
    }

    /// <summary>A Gateway with a page of a web client.</summary>
    public sealed class Pages : IAsyncLifetime
    {
        private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("web-root-");

        internal GatewayFixture Gateway { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<!doctype html><html><head></head><body></body></html>");
            Gateway = await GatewayFixture.StartAsync($"webroot={root.FullName}", "Gateway:TrustedProxies:0=127.0.0.1");
        }

        public async ValueTask DisposeAsync()
        {
            await Gateway.DisposeAsync();
            root.Delete(recursive: true);
        }
    }
}
