using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Operations.Bearers;

namespace Gateway.Tests;

/// <summary>A token is checked whole once a minute, and never believed longer than it says.</summary>
public sealed class BearerReaderTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly Issuers issuers = new();
    private readonly BearerReader bearers;

    public BearerReaderTests() => bearers = new BearerReader(clock);

    public void Dispose() => bearers.Dispose();

    [Fact]
    public async Task The_same_token_is_checked_once_a_minute()
    {
        issuers.Good["one"] = clock.GetUtcNow().AddHours(1);
        Assert.Equal("one", await ReadAsync("one"));
        clock.Advance(BearerReader.Span - TimeSpan.FromMilliseconds(1));
        issuers.Good.Clear();
        Assert.Equal("one", await ReadAsync("one"));
        Assert.Equal(1, issuers.Checks);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await ReadAsync("one"));
        Assert.Equal(2, issuers.Checks);
    }

    [Fact]
    public async Task A_token_that_ends_sooner_is_checked_again_when_it_ends()
    {
        issuers.Good["one"] = clock.GetUtcNow().AddSeconds(10);
        Assert.Equal("one", await ReadAsync("one"));
        clock.Advance(TimeSpan.FromSeconds(10));
        issuers.Good.Clear();
        Assert.Null(await ReadAsync("one"));
    }

    [Fact]
    public async Task What_was_refused_is_checked_again_and_no_token_stands_for_another()
    {
        Assert.Null(await ReadAsync("one"));
        issuers.Good["one"] = issuers.Good["two"] = clock.GetUtcNow().AddHours(1);
        Assert.Equal("one", await ReadAsync("one"));
        Assert.Equal("two", await ReadAsync("two"));
        Assert.Null(await ReadAsync("One"));
    }

    private async Task<string?> ReadAsync(string token)
    {
        await using var services = new ServiceCollection().AddSingleton<IAuthenticationService>(issuers).BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Headers.Authorization = $"Bearer {token}";
        return (await bearers.ReadAsync(http))?.Identity?.Name;
    }

    /// <summary>Believes what it is told to believe, and counts how often it is asked.</summary>
    private sealed class Issuers : IAuthenticationService
    {
        public Dictionary<string, DateTimeOffset> Good { get; } = [];

        public int Checks { get; private set; }

        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
        {
            Checks++;
            var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
            return Task.FromResult(Good.TryGetValue(token, out var ends)
                ? AuthenticateResult.Success(new AuthenticationTicket(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, token)], "test")), new AuthenticationProperties { ExpiresUtc = ends }, "test"))
                : AuthenticateResult.Fail("no"));
        }

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw new NotSupportedException();

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw new NotSupportedException();

        public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) => throw new NotSupportedException();

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => throw new NotSupportedException();
    }
}
