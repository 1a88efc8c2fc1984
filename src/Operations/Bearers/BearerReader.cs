using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Operations.Bearers;

/// <summary>
/// Reads who shows a token, and for a short while remembers it: checking a signature costs as much processor time as several searches, and clients send the same token with every call (decision 613).
/// Nothing is remembered of tokens that are refused. What the bearer may do is no part of it.
/// </summary>
public sealed class BearerReader(TimeProvider clock) : IDisposable
{
    /// <summary>For how long: a key that is withdrawn is believed no longer than this.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    /// <summary>Tokens remembered at most, some kilobytes each.</summary>
    private const int Most = 10_000;

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Whom the request's token names; null where it is not believed.</summary>
    public ValueTask<ClaimsPrincipal?> ReadAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > BearerSetup.MostCharacters)
        {
            return new((ClaimsPrincipal?)null);
        }

        // By its hash, so that no token lies in memory to be stolen from there.
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)));
        return known.TryGetValue(key, out Bearer? bearer) && clock.GetUtcNow() < bearer!.Until ? new(bearer.Principal) : new(CheckAsync(http, key));
    }

    /// <inheritdoc />
    public void Dispose() => known.Dispose();

    private async Task<ClaimsPrincipal?> CheckAsync(HttpContext http, string key)
    {
        var result = await http.AuthenticateAsync();
        if (!result.Succeeded)
        {
            return null;
        }

        var until = clock.GetUtcNow() + Span;
        if (result.Properties.ExpiresUtc is { } ends && ends < until)
        {
            until = ends;
        }

        known.Set(key, new Bearer(result.Principal, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Span });
        return result.Principal;
    }

    private sealed record Bearer(ClaimsPrincipal Principal, DateTimeOffset Until);
}
