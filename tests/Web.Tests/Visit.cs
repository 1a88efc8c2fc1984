using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>
/// Somebody with a browser of their own. When they leave, nothing may have gone wrong on any page: no fault of a script, nothing that the policy of the page refused, and
/// not one request to anybody else.
/// </summary>
internal sealed partial class Visit : IAsyncDisposable
{
    private readonly Site site;
    private readonly IBrowserContext context;
    private readonly ConcurrentBag<string> faults = [];

    private Visit(Site site, Screen screen, IBrowserContext context, IPage page)
    {
        (this.site, this.context) = (site, context);
        (Screen, Page) = (screen, page);
    }

    /// <summary>What they look at.</summary>
    public Screen Screen { get; }

    /// <summary>Their page.</summary>
    public IPage Page { get; }

    /// <summary>Bytes of script that came over the wire so far, as compressed.</summary>
    public long ScriptBytes { get; private set; }

    /// <summary>Opens the client at a path.</summary>
    public static async Task<Visit> OpenAsync(Site site, Screen screen, string path = "/", string locale = "en-GB")
    {
        var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Scheme,
            Locale = locale,
            // Elsewhere than the sessions are: their times are London's all the same.
            TimezoneId = "America/New_York",
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = screen.Width < 500,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = site.Clock.GetUtcNow().UtcDateTime });
        var visit = new Visit(site, screen, context, page);
        visit.Listen();
        await page.GotoAsync(path);
        return visit;
    }

    /// <summary>Keeps what the screen shows, whole, as a result of the tests; nothing may reach past its sides.</summary>
    public async Task ShowAsync(string view)
    {
        // A map is whole when it has nothing left to draw.
        await Assertions.Expect(Page.Locator(".map[aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        var folder = Path.Combine(Site.Root(), "TestResults", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{view}-{Screen.Name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        var over = await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')]
                .filter(one => !one.closest('.map, .unseen, .skip, svg') && one.getClientRects().length > 0)
                .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden')
                .map(one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`)
            """);
        Assert.True(over.Length == 0, string.Join("\n", over));
        await AxeAsync(view);
    }

    /// <summary>No rule of WCAG 2.2 A and AA, nor a best practice, may be broken.</summary>
    public async Task AxeAsync(string view)
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(
            result.Violations.Length == 0,
            string.Join("\n", result.Violations.Select(one => $"{view} on {Screen.Name}: {one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>Chooses one of a few.</summary>
    public Task ChooseAsync(string words) => Page.GetByRole(AriaRole.Radio, new() { Name = words }).CheckAsync();

    /// <summary>Signs in by the code of the letter.</summary>
    public Task SignInAsync(string name) => SignInAsync(name, $"{name.ToLowerInvariant()}-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org");

    /// <summary>Signs in with an address of the test's choice.</summary>
    public async Task SignInAsync(string name, string email)
    {
        await Page.GetByLabel("Your e-mail address").FillAsync(email);
        await Page.GetByLabel("Your first name").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send me a code" }).ClickAsync();
        await Page.GetByLabel("Code of six digits").WaitForAsync();
        var letter = await site.LetterToAsync(email);
        await Page.GetByLabel("Code of six digits").FillAsync(Digits.Match(letter.Subject).Value);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).And(Page.Locator("[type=submit]")).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }

    /// <summary>A button or a link, by its words.</summary>
    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words }).Or(Page.GetByRole(AriaRole.Link, new() { Name = words })).First.ClickAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
    }

    /// <summary>What goes wrong next is meant to.</summary>
    public void Forgive() => faults.Clear();

    private void Listen()
    {
        Page.PageError += (_, fault) => faults.Add($"a script failed: {fault}");
        Page.Console += async (_, message) =>
        {
            // A refusal of the service is an answer like any other; the browser tells of it all the same.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
            {
                var told = message.Args.Select(one => one.EvaluateAsync<string>("one => one?.message ?? String(one)"));
                faults.Add($"the browser says: {message.Text}: {string.Join(" ", await Task.WhenAll(told))}");
            }
        };
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                faults.Add($"somebody else was asked: {request.Url}");
            }
        };
        context.RequestFinished += async (_, request) =>
        {
            if (request.ResourceType == "script")
            {
                ScriptBytes += (await request.SizesAsync()).ResponseBodySize;
            }
        };
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Digits { get; }
}
