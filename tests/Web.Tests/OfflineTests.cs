using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>The service worker and the manifest: what opens without a network, what is kept for it, and that it can be installed.</summary>
public sealed class OfflineTests(Site site)
{
    private const string Kept =
        """
        async () => {
            const all = [];
            for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
            return all;
        }
        """;

    /// <summary>Waits until the worker answers for the page.</summary>
    private const string Controlled =
        "() => new Promise(done => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener('controllerchange', () => done()))";

    [Fact]
    public async Task Whoever_was_here_opens_it_without_a_network_and_is_told_so()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/", withWorker: true);
        var page = visit.Page;
        // Nothing is fetched for later before the first answer.
        Assert.False(await page.EvaluateAsync<bool>("() => navigator.serviceWorker.getRegistration().then(Boolean)"));
        await visit.WriteAsync("Your postcode", "NW3 2QG");
        await visit.PressAsync("Show me");
        await page.EvaluateAsync(Controlled);
        await visit.PressAsync("Show the map");
        await Assertions.Expect(page.Locator(".map[aria-busy=false]")).ToHaveCountAsync(1);

        // The client's own files, and what is the same for everybody; no answer, and no place.
        var kept = await page.EvaluateAsync<string[]>(Kept);
        Assert.Contains("/", kept);
        Assert.Contains(kept, path => path.StartsWith("/v1/tiles/seats/", StringComparison.Ordinal));
        Assert.All(kept, path => Assert.Matches("^/($|assets/|v1/tiles/seats/)", path));

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await page.GetByText("You are offline.").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You seem to be offline.");
        await visit.ShowAsync("offline-find");
        // Also a view that was never opened before.
        await visit.ChooseFromMenuAsync("Drive");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Driving" })).ToBeFocusedAsync();
        await visit.ShowAsync("offline-drive");

        // What was asked is asked again by itself.
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByText("You are offline.")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.GetByText("Hendon").First.WaitForAsync();
    }

    [Fact]
    public async Task It_can_be_installed()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/", withWorker: true);
        // Who asks nothing for a while has it all the same.
        await visit.Page.Clock.FastForwardAsync(10_000);
        await visit.Page.EvaluateAsync(Controlled);
        var browser = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var manifest = (await browser.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal("[]", manifest.GetProperty("errors").GetRawText());
        Assert.EndsWith("/app.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        // A window of its own leaves no traces, and so installs nothing; that is all that stands against it.
        var against = (await browser.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(one => one.GetProperty("errorId").GetString());
        Assert.All(against, one => Assert.Equal("in-incognito", one));
    }
}
