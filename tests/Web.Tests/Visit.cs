using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>
/// Somebody with a browser of their own. When they leave, nothing may have gone wrong on any page: no fault of a script, nothing that the policy of the page refused, and
/// not one request to anybody else.
/// </summary>
internal sealed partial class Visit : IAsyncDisposable
{
    /// <summary>Ends once the page has been told of the colours that are wanted.</summary>
    private const string HearsOfScheme =
        """
        scheme => new Promise(heard => {
            const wanted = matchMedia(`(prefers-color-scheme: ${scheme})`);
            if (wanted.matches) heard();
            else wanted.addEventListener('change', () => heard(), { once: true });
        })
        """;

    private readonly Site site;
    private readonly IBrowserContext context;
    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentBag<IRequest> scripts = [];

    private readonly Keys? keys;
    private Screen seen;

    private Visit(Site site, Screen screen, IBrowserContext context, IPage page, bool byKeyboard)
    {
        (this.site, this.context) = (site, context);
        (Screen, Page, seen) = (screen, page, screen);
        keys = byKeyboard ? new Keys(page) : null;
    }

    /// <summary>What they look at.</summary>
    public Screen Screen { get; }

    /// <summary>Their page.</summary>
    public IPage Page { get; }

    /// <summary>Whether a script may fail: where the test sees to it that it does.</summary>
    public bool MayBreak { get; set; }

    /// <summary>Opens the client at a path, to be used by pointer, or by keyboard alone.</summary>
    public static async Task<Visit> OpenAsync(Site site, Screen screen, string path = "/", string locale = "en-GB", bool byKeyboard = false, bool withWorker = false)
    {
        var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Scheme,
            Locale = locale,
            // Elsewhere than the sessions are: their times are London's all the same.
            TimezoneId = "America/New_York",
            // A worker fetches everything anew for each visit; those that are about it say so.
            ServiceWorkers = withWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = screen.Width < 500,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Site.Patience);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = site.Clock.GetUtcNow().UtcDateTime });
        var visit = new Visit(site, screen, context, page, byKeyboard);
        visit.Listen();
        await page.GotoAsync(path);
        return visit;
    }

    /// <summary>
    /// Looks at a view on every screen, by day and by night, and keeps what it shows as a result of the tests. The page is not loaded again for it; a view that was looked at
    /// before in this run is passed over. Where asked to, in Welsh too, whose words are longer: on the screens that have least room for them.
    /// </summary>
    public async Task ShowAsync(string view, bool inWelsh = false)
    {
        await DrawnAsync();
        if (!site.Shown.TryAdd(view, true))
        {
            return;
        }

        // First as it is, so that what stands on the screen of this visit alone is looked at as it came.
        foreach (var screen in Screen.From(Screen))
        {
            await LookAsync(view, screen);
        }

        if (inWelsh)
        {
            await SpeakAsync("cy");
            await LookAsync($"{view}-welsh", Screen.Narrow);
            await LookAsync($"{view}-welsh", Screen.Phone);
            await SpeakAsync("en");
        }

        await TurnToAsync(Screen);
    }

    /// <summary>Keeps the view as it is printed.</summary>
    public async Task PrintAsync(string view)
    {
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await KeepAsync($"{view}-print");
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Chooses one of a few.</summary>
    public Task ChooseAsync(string words)
    {
        var radio = Page.GetByRole(AriaRole.Radio, new() { Name = words });
        return keys is null ? radio.CheckAsync() : keys.ChooseAsync(radio);
    }

    /// <summary>Ticks a box.</summary>
    public Task TickAsync(ILocator box) => keys is null ? box.CheckAsync() : keys.TickAsync(box);

    /// <summary>Writes into a field, by its label.</summary>
    public Task WriteAsync(string label, string text) => WriteAsync(Page.GetByLabel(label), text);

    /// <summary>Writes into a field.</summary>
    public Task WriteAsync(ILocator field, string text) => keys is null ? field.FillAsync(text) : keys.WriteAsync(field, text);

    /// <summary>Presses a button or a link, by its words.</summary>
    public Task PressAsync(string words) => PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = words }).Or(Page.GetByRole(AriaRole.Link, new() { Name = words })).First);

    /// <summary>Presses what can be pressed.</summary>
    public Task PressAsync(ILocator target) => keys is null ? target.ClickAsync() : keys.PressAsync(target);

    /// <summary>Signs in by the code of the letter.</summary>
    public Task SignInAsync(string name) => SignInAsync(name, $"{name.ToLowerInvariant()}-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org");

    /// <summary>Signs in with an address of the test's choice.</summary>
    public async Task SignInAsync(string name, string email)
    {
        var code = await AskForCodeAsync(name, email);
        await SendCodeAsync(code);
        await ExpectSignedInAsync(true);
    }

    /// <summary>Asks for a code; answers it once the letter has come.</summary>
    public async Task<string> AskForCodeAsync(string name, string email)
    {
        await WriteAsync("Your e-mail address", email);
        await WriteAsync("Your first name", name);
        await PressAsync("Send me a code");
        await Page.GetByLabel("Code of six digits").WaitForAsync();
        var letter = await site.LetterToAsync(email);
        return Digits.Match(letter.Subject).Value;
    }

    /// <summary>Signs in by a code.</summary>
    public async Task SendCodeAsync(string code)
    {
        await WriteAsync("Code of six digits", code);
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).And(Page.Locator("[type=submit]")));
    }

    /// <summary>Bytes of script that came over the wire so far, as compressed.</summary>
    public async Task<long> ScriptBytesAsync()
    {
        var sizes = await Task.WhenAll(scripts.Select(request => request.SizesAsync()));
        return sizes.Sum(size => (long)size.ResponseBodySize);
    }

    /// <summary>Whether somebody is signed in, by what the menu offers, open or not.</summary>
    public Task ExpectSignedInAsync(bool signedIn) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = signedIn ? "Sign out" : "Sign in", IncludeHidden = true })).ToHaveCountAsync(1);

    /// <summary>Chooses from the menu, which is behind a button where there is no room for it.</summary>
    public async Task ChooseFromMenuAsync(string words)
    {
        var bar = Page.GetByRole(AriaRole.Banner);
        var opener = bar.Locator("[aria-expanded=false]");
        if (await opener.IsVisibleAsync())
        {
            await PressAsync(opener);
        }

        await PressAsync(bar.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).Or(bar.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
    }

    private async Task LookAsync(string view, Screen screen)
    {
        await TurnToAsync(screen);
        var name = $"{view}-{screen.Name}";
        await KeepAsync(name);
        if (screen.Scheme == ColorScheme.Dark)
        {
            await Eyes.ColoursStandOutAsync(Page, name);
            return;
        }

        await Eyes.NothingIsCutAsync(Page, name);
        await Eyes.OrdersAgreeAsync(Page, name);
        if (screen != Screen.Narrow)
        {
            await Eyes.NoRuleIsBrokenAsync(Page, name);
            return;
        }

        await TurnToAsync(Screen.Zoomed);
        await Eyes.NothingIsCutAsync(Page, $"{view}-{Screen.Zoomed.Name}");
        await Eyes.OrdersAgreeAsync(Page, $"{view}-{Screen.Zoomed.Name}");
    }

    /// <summary>Has the page speak another language, as its menu does, and leaves everything else on it as it is: also where a question lies over the menu.</summary>
    private async Task SpeakAsync(string language)
    {
        await Page.EvaluateAsync("to => document.querySelector(`header button[lang=${to}]`).click()", language);
        await Assertions.Expect(Page.Locator($"html[lang^={language}]")).ToHaveCountAsync(1);
    }

    /// <summary>Changes no more than differs: for either the whole page is laid out and drawn anew.</summary>
    private async Task TurnToAsync(Screen screen)
    {
        if ((seen.Width, seen.Height) != (screen.Width, screen.Height))
        {
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        }

        if (seen.Scheme != screen.Scheme)
        {
            var heard = Page.EvaluateAsync(HearsOfScheme, screen.Scheme == ColorScheme.Dark ? "dark" : "light");
            await Page.EmulateMediaAsync(new() { ColorScheme = screen.Scheme });
            await heard;
        }

        seen = screen;
        // A map takes on the colours of the hour.
        await DrawnAsync();
    }

    /// <summary>A map is whole when it has nothing left to draw.</summary>
    private Task DrawnAsync() => Page.Locator(".map[aria-busy=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

    private async Task KeepAsync(string name)
    {
        var folder = Path.Combine(Site.Root(), "TestResults", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 80, FullPage = true });
    }

    private void Listen()
    {
        Page.PageError += (_, fault) =>
        {
            if (!MayBreak)
            {
                faults.Add($"a script failed: {fault}");
            }
        };
        Page.Console += (_, message) =>
        {
            // A refusal of the service is an answer like any other, and nobody is offline whom a test did not cut off; the browser tells of both all the same.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal)
                && !message.Text.EndsWith("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
            {
                faults.Add($"the browser says: {message.Text}");
            }
        };
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                faults.Add($"somebody else was asked: {request.Url}");
            }
        };
        context.RequestFinished += (_, request) =>
        {
            if (request.ResourceType == "script")
            {
                scripts.Add(request);
            }
        };
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Digits { get; }
}
