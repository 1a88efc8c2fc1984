using System.Collections.Concurrent;
using Gateway.Hosting;
using Matching.Demo;
using Matching.People;
using Matching.People.Mail;
using Matching.People.Roles;
using Matching.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using TestKit;
using Web.Tests;

[assembly: AssemblyFixture(typeof(Site))]
// While one waits for its page the other goes on; more than two only wait for each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 2)]

namespace Web.Tests;

/// <summary>
/// The whole service on loopback with the built client and a demo weekend, and a browser: one for all classes. It is always the Thursday before the weekend on
/// which clocks go forward.
/// </summary>
public sealed class Site : ShippedPostGis
{
    /// <summary>What the service, and every page, take for now: noon, two days before clocks go forward. Ahead of the machine's clock, by which calls between the two have deadlines.</summary>
    public static readonly DateTimeOffset Thursday = ThursdayBefore(TimeProvider.System.GetUtcNow().Year + 1);

    private const string Chromium = "/usr/bin/chromium";
    private const int Offers = 400;

    private MatchingHost? matching;
    private WebApplication? gateway;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser. Skips the test that asks where something is missing.</summary>
    public IBrowser Browser => ConnectionString.Length > 0 ? browser! : throw new InvalidOperationException("The service did not start.");

    /// <summary>Matching itself. Skips likewise.</summary>
    public MatchingHost Matching => ConnectionString.Length > 0 ? matching! : throw new InvalidOperationException("The service did not start.");

    /// <summary>Where the client is served. Skips likewise.</summary>
    public Uri Address => new(ConnectionString.Length > 0 ? gateway!.Urls.First() : "");

    /// <summary>Milliseconds for which is waited for what must come: long beside what any machine needs, since only a fault is waited for to the end.</summary>
    public const int Patience = 120_000;

    /// <summary>Views that were looked at.</summary>
    internal ConcurrentDictionary<string, bool> Shown { get; } = new(StringComparer.Ordinal);

    private Letters Letters { get; } = new();

    /// <summary>The clock of the service, which runs.</summary>
    public RunningClock Clock { get; } = new() { Ahead = Thursday - TimeProvider.System.GetUtcNow() };

    /// <summary>The next letter to an address.</summary>
    public Task<Letter> LetterToAsync(string address) => Letters.NextAsync(address);

    /// <summary>Makes whoever signs in by an address an organiser: of these seats, or of every one.</summary>
    public async Task GrantAsync(string email, IReadOnlyCollection<string>? seats)
    {
        Reach.OverAll();
        var wish = new RoleWish("demo", EmailAddress.TryParse(email)!, Role.Organiser, seats, "operator");
        var granted = await Matching.Services.GetRequiredService<IRoleGrants>().GrantAsync(new WriteKey("operator", "test", "", []), wish, TestContext.Current.CancellationToken);
        Assert.True(granted.TryGet(out _, out var failure), failure?.Detail);
    }

    /// <summary>The folder that the client is built into.</summary>
    public static string WebRoot => Path.Combine(Root(), "src", "Gateway", "wwwroot");

    /// <inheritdoc />
    protected override string? Missing() =>
        base.Missing()
        ?? (File.Exists(Chromium) ? null : $"{Chromium} is not installed; ./dev test installs it.")
        ?? (File.Exists(Path.Combine(WebRoot, "index.html")) ? null : "The client is not built; ./dev web builds it.");

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing() is not null)
        {
            return;
        }

        var stop = TestContext.Current.CancellationToken;
        matching = await MatchingHost.StartAsync(ConnectionString, Clock, adjust: services => services.Replace(ServiceDescriptor.Singleton<IPostman>(Letters)));
        await matching.LoadedAsync();
        var figures = await matching.Services.GetRequiredService<FiguresLoader>().LoadAsync(null, stop);
        await matching.Services.GetRequiredService<DemoFiller>().FillAsync(figures!, DemoFiller.DemoCampaign, Offers, 1, stop);
        gateway = GatewayApp.Build(
            [.. GatewayArguments.Silent(matching.Address), $"--webroot={WebRoot}"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        await gateway.StartAsync(stop);
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // The map is drawn without a graphics card, and nothing else is: pages are three times as fast without one that is only pretended.
                "--use-angle=swiftshader-webgl", "--enable-unsafe-swiftshader",
            ],
        });
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (gateway is not null)
        {
            await gateway.StopAsync();
            await gateway.DisposeAsync();
        }

        if (matching is not null)
        {
            await matching.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private static DateTimeOffset ThursdayBefore(int year)
    {
        var last = new DateTimeOffset(year, 3, 31, 12, 0, 0, TimeSpan.Zero);
        return last.AddDays(-(int)last.DayOfWeek - 3);
    }

    /// <summary>The folder that holds the solution.</summary>
    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of their repository.");
    }
}
