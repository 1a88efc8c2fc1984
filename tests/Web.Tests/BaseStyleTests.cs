using Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using TestKit;

namespace Web.Tests;

/// <summary>A base style of the operator's choice, from hosts that the policy of the page then names.</summary>
public sealed class BaseStyleTests(Site site) : IAsyncLifetime
{
    private const string Style =
        """
        {
          "version": 8,
          "sources": { "base": { "type": "raster", "tiles": ["https://tiles.example.org/{z}/{x}/{y}.png"], "tileSize": 256, "attribution": "© Example Maps" } },
          "layers": [{ "id": "base", "type": "raster", "source": "base" }]
        }
        """;

    /// <summary>One pixel, of a colour that nothing else has.</summary>
    private const string Magenta = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC";

    /// <summary>The shares of a picture that are of the base's colour, and of the colour in which close seats are drawn over it.</summary>
    private const string Shares =
        """
        async picture => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            const { data } = pen.getImageData(0, 0, image.width, image.height);
            let base = 0, seats = 0;
            for (let at = 0; at < data.length; at += 4) {
                if (data[at] > 240 && data[at + 1] < 20 && data[at + 2] > 240) base++;
                else if (data[at] > 200 && data[at + 1] > 80 && data[at + 2] < 160) seats++;
            }
            return [base / data.length * 4, seats / data.length * 4];
        }
        """;

    private WebApplication gateway = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        gateway = GatewayApp.Build(
        [
            .. GatewayArguments.Silent(site.Matching.Address), $"--webroot={Site.WebRoot}", "--Gateway:Web:Campaign=demo", "--Gateway:Web:BaseStyle=https://maps.example.org/style.json",
            "--Gateway:Web:BaseHosts:0=https://tiles.example.org",
        ]);
        await gateway.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gateway.StopAsync(CancellationToken.None);
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task It_is_drawn_with_the_seats_over_it()
    {
        await using var context = await site.Browser.NewContextAsync(new()
        {
            BaseURL = gateway.Urls.First(),
            ViewportSize = new() { Width = Screen.Desk.Width, Height = Screen.Desk.Height },
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        Dictionary<string, string> toEverybody = new() { ["access-control-allow-origin"] = "*" };
        await context.RouteAsync("https://maps.example.org/**", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Style, Headers = toEverybody }));
        await context.RouteAsync("https://tiles.example.org/**", route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = Convert.FromBase64String(Magenta), Headers = toEverybody }));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/#place=NW3+2QG");
        var map = page.Locator(".map[aria-busy=false]");
        await Assertions.Expect(map).ToHaveCountAsync(1);
        await map.GetByText("© Example Maps").WaitForAsync();
        var picture = await map.ScreenshotAsync(new() { Path = Path.Combine(Site.Root(), "TestResults", "screenshots", "base-style-desk.png") });
        var shares = await page.EvaluateAsync<double[]>(Shares, Convert.ToBase64String(picture));
        Assert.True(shares[0] > 0.2, $"The base is {shares[0]:P0} of the picture.");
        Assert.True(shares[1] > 0.02, $"The seats are {shares[1]:P0} of the picture.");
    }
}
