using Xunit;

namespace TestKit;

/// <summary>What every program that believes a real provider's tokens must believe and refuse.</summary>
public sealed class OidcTrial(OidcServer provider, OidcServer stranger, RunningClock clock, Func<string, Task<bool>> isBelieved)
{
    /// <summary>Runs all of it, in an order in which each step needs the one before.</summary>
    public async Task RunAsync()
    {
        foreach (var algorithm in (string[])["RS256", "PS256", "ES256"])
        {
            await provider.SignByAsync(algorithm);
            var (token, _) = await provider.SignInAsync("ann");
            Assert.Equal(algorithm, OidcServer.HeadOf(token, "alg"));
            Assert.True(await isBelieved(token), algorithm);
        }

        var (good, id) = await provider.SignInAsync("ann");
        // Made for the client that signed in, and not for any service.
        Assert.False(await isBelieved(id), "a token of who somebody is");
        Assert.False(await isBelieved((await provider.SignInAsync("ann", OidcServer.AnotherAudience)).Access), "another service's audience");
        Assert.False(await isBelieved((await stranger.SignInAsync("ann")).Access), "another issuer");
        foreach (var forged in OidcServer.Forged(good))
        {
            Assert.False(await isBelieved(forged), forged);
        }

        await provider.SignByAsync("HS256");
        var secret = (await provider.SignInAsync("ann")).Access;
        Assert.Equal("HS256", OidcServer.HeadOf(secret, "alg"));
        Assert.False(await isBelieved(secret), "the public key as a shared secret");
        await provider.SignByAsync("RS256");
        await RotateAsync(good);
        await ExpireAsync();
    }

    /// <summary>A key that was not there when the keys were last read is found by its id, without a restart.</summary>
    private async Task RotateAsync(string before)
    {
        await provider.RotateAsync();
        var (token, _) = await provider.SignInAsync("ann");
        Assert.NotEqual(OidcServer.HeadOf(before, "kid"), OidcServer.HeadOf(token, "kid"));
        await Eventually.HoldsAsync(() => isBelieved(token));
    }

    private async Task ExpireAsync()
    {
        await provider.LastAsync(60);
        var (token, _) = await provider.SignInAsync("ann");
        Assert.True(await isBelieved(token), "one that still lives");
        // Its time, the clocks' difference that is allowed for, and a second.
        clock.Ahead = TimeSpan.FromSeconds(60 + 30 + 1);
        Assert.False(await isBelieved(token), "one that has expired");
    }
}
