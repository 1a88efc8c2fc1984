using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TestKit;

namespace Web.Tests;

/// <summary>The first page: one field and days, then seats, best first.</summary>
public sealed partial class FindTests(Site site)
{
    private const int MostScript = 60 * 1024;

    private const string Light =
        """
        async picture => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
            pen.drawImage(image, 0, 0);
            const { data } = pen.getImageData(0, 0, image.width, image.height);
            return data.reduce((sum, value, at) => at % 4 === 3 ? sum : sum + value, 0) / (data.length * 0.75 * 255);
        }
        """;

    private const string Demo = "Demonstration";

    [Fact]
    public async Task A_postcode_is_answered_by_seats_and_why_they_count()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone);
        await visit.Page.GetByLabel("Your postcode").WaitForAsync();
        await visit.ShowAsync("find-empty");
        await visit.PressAsync("Show me");
        await visit.Page.GetByText("Write a postcode, or use your location.").WaitForAsync();
        await visit.Page.GetByLabel("Your postcode").FillAsync("ZZ99");
        await visit.PressAsync("Show me");
        await visit.Page.GetByText("We do not know that place.").WaitForAsync();
        await visit.ShowAsync("find-wrong");

        await visit.Page.GetByLabel("Your postcode").FillAsync("nw32qg");
        await visit.PressAsync("Show me");
        var seats = visit.Page.GetByRole(AriaRole.List, new() { Name = "Seats", Exact = true });
        var first = seats.GetByRole(AriaRole.Listitem).First;
        await Assertions.Expect(first).ToContainTextAsync("Hendon");
        await Assertions.Expect(first).ToContainTextAsync("Lab beat Con by 15 votes (0.04%)");
        await Assertions.Expect(first).ToContainTextAsync("2.9 miles away");
        // What is made up says so, wherever it shows.
        await Assertions.Expect(first.GetByRole(AriaRole.Link).First).ToContainTextAsync(Demo);
        await Assertions.Expect(first).ToContainTextAsync("Sorted by distance: 2.9 miles to its border.");
        await seats.GetByText("Lifts from near you").First.WaitForAsync();
        await seats.GetByRole(AriaRole.Link, new() { NameRegex = PlacesLeft }).First.WaitForAsync();
        // Nothing of the map was needed so far.
        Assert.InRange(await visit.ScriptBytesAsync(), 1, MostScript);

        // What is being written stays where only the order of the answer is another, and by the browser's own buttons the order comes back too.
        await visit.ChooseAsync("Quickest");
        await Assertions.Expect(first).ToContainTextAsync(Quickest);
        await visit.WriteAsync("Your postcode", "BH15");
        await visit.ChooseAsync("Needed most");
        await Assertions.Expect(first).ToContainTextAsync("Needed because the result was very close");
        await Assertions.Expect(visit.Page.GetByLabel("Your postcode")).ToHaveValueAsync("BH15");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Quickest" })).ToBeCheckedAsync();
        await Assertions.Expect(first).ToContainTextAsync(Quickest);
        await visit.Page.GoForwardAsync();
        await Assertions.Expect(first).ToContainTextAsync("Needed because the result was very close");
        await visit.WriteAsync("Your postcode", "NW3 2QG");
        await visit.ShowAsync("find-answer");
    }

    [Fact]
    public async Task Where_there_is_room_a_map_stands_beside_the_list_and_it_can_be_done_by_keyboard_alone()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Desk, byKeyboard: true);
        await visit.Page.GetByLabel("Your postcode").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByLabel("Your postcode")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("NW3 2QG");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByText("Hendon").First.WaitForAsync();
        await Assertions.Expect(visit.Page.Locator("[aria-live=polite]").Last).ToContainTextAsync("seats near NW3 2QG");
        await visit.Page.Locator(".map canvas").WaitForAsync();
        await visit.ShowAsync("find-map");
        // Night falls while it is open, and the day breaks again.
        foreach (var (scheme, isDark) in ((ColorScheme, bool)[])[(ColorScheme.Dark, true), (ColorScheme.Light, false)])
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Eventually.HoldsAsync(async () => await LightOfMapAsync(visit.Page) < 0.4 == isDark);
        }
    }

    /// <summary>How light the map is, of all its dots, from 0 to 1.</summary>
    private static async Task<double> LightOfMapAsync(IPage page)
    {
        var picture = await page.Locator(".map canvas").ScreenshotAsync();
        return await page.EvaluateAsync<double>(Light, Convert.ToBase64String(picture));
    }

    [Fact]
    public async Task In_Welsh_every_word_is_Welsh()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, $"/#place=CF10+1EP&when={Site.Thursday.AddDays(2):yyyy-MM-dd}", "cy-GB");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Ble alla i helpu?" }).WaitForAsync();
        await visit.Page.GetByText($"Dydd Sadwrn {Site.Thursday.AddDays(2).Day} Mawrth").First.WaitForAsync();
        await visit.ShowAsync("find-welsh");
    }

    [Fact]
    public async Task Where_somebody_is_leaves_the_device_to_about_a_mile_and_not_at_all_where_they_refuse()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Desk, byKeyboard: true);
        var (page, sent) = (visit.Page, new ConcurrentBag<string>());
        page.Context.Request += (_, request) => sent.Add($"{request.Url} {request.PostData}");
        var place = page.GetByLabel("Your postcode");
        await visit.PressAsync("Use my location");
        await page.GetByText("We could not find out where you are.").First.WaitForAsync();
        await Assertions.Expect(place).ToHaveValueAsync("");
        Assert.DoesNotContain(sent, Asked.IsMatch);

        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 51.5512345f, Longitude = -0.1687654f });
        await visit.PressAsync("Use my location");
        await page.GetByText("rounded on this device").First.WaitForAsync();
        await Assertions.Expect(place).ToHaveValueAsync("51.55,-0.17");
        await page.GetByRole(AriaRole.List, new() { Name = "Seats", Exact = true }).GetByText("Hendon").First.WaitForAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Rounded);
        Assert.Contains(sent, Asked.IsMatch);
        Assert.All(sent.Append(page.Url), one => Assert.DoesNotMatch("51[.]551|0[.]168", Uri.UnescapeDataString(one)));
    }

    [Fact]
    public async Task Where_nothing_is_within_reach_the_page_says_so_and_what_to_do()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/#place=TR21");
        await visit.Page.GetByText("No marginal seat within reach of TR21").WaitForAsync();
        await visit.ShowAsync("find-far");
    }

    [Fact]
    public async Task Whoever_is_offline_is_told_and_can_try_again()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone);
        await visit.Page.GetByLabel("Your postcode").FillAsync("NW3");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.GetByText("You are offline.").WaitForAsync();
        await visit.PressAsync("Show me");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You seem to be offline.");
        await visit.ShowAsync("find-offline");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.PressAsync("Try again");
        await visit.Page.GetByText("Hendon").First.WaitForAsync();

        // A station's network answers in the service's place.
        await visit.Page.RouteAsync("**/v1/seats:nearestMarginals*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<html>Sign in to the station</html>" }));
        await visit.ChooseAsync("Quickest");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot answer just now");
        // The files that this page names are gone, since the service has a newer client.
        await visit.Page.RouteAsync("**/assets/DrivePage-*", route => route.FulfillAsync(new() { Status = 404 }));
        await visit.ChooseFromMenuAsync("Drive");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot answer just now");
        await visit.Page.UnrouteAllAsync();
        await visit.PressAsync("Try again");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Driving" }).WaitForAsync();
        // An address of a session that is no more still is a page of its own, from which one can go on.
        await visit.Page.GotoAsync("/sessions/0192f3a4-5b6c-7d8e-9f01-23456789abcd");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A session");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not there any more");
        await visit.ShowAsync("session-gone");
    }

    [GeneratedRegex(@"\d places? left")]
    private static partial Regex PlacesLeft { get; }

    [GeneratedRegex(@"Sorted by travel time: about (\d+ h )?\d+ min to its best session\.")]
    private static partial Regex Quickest { get; }

    [GeneratedRegex("/v1/seats:nearestMarginals.*51[.]55(,|%2C)-0[.]17")]
    private static partial Regex Asked { get; }

    [GeneratedRegex("#place=51[.]55%2C-0[.]17")]
    private static partial Regex Rounded { get; }
}
