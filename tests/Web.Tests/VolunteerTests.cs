using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>A volunteer's Saturday, from a postcode to a seat in a car, and off again.</summary>
public sealed class VolunteerTests(Site site)
{
    [Theory]
    [InlineData(false, "Ann", "Vera")]
    [InlineData(true, "Amy", "Will")]
    public async Task Finds_a_seat_signs_up_takes_a_lift_and_calls_it_off(bool byKeyboard, string driver, string volunteer)
    {
        await using var visit = await Visit.OpenAsync(site, byKeyboard ? Screen.Desk : Screen.Phone, "/", byKeyboard: byKeyboard);
        var page = visit.Page;
        // In Poole nobody makes, moves or cancels sessions meanwhile: organisers are at work in Hendon.
        await visit.WriteAsync("Your postcode", "BH15 1AA");
        await visit.PressAsync("Show me");
        await visit.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Poole" }).First);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("in Poole");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.GetByText("pass near BH15 1AA").WaitForAsync();
        await Assertions.Expect(page.Locator(".session-when")).ToContainTextAsync("Demonstration");
        await visit.ShowAsync("session", inWelsh: true);
        using var car = new Driver(site, driver);
        await car.OfferAsync(new Uri(page.Url).Segments[^1], "BH15 1AA");

        await visit.PressAsync("Count me in");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true }).WaitForAsync();
        await visit.ShowAsync("sign-in", inWelsh: true);
        await visit.SignInAsync(volunteer);
        await visit.PressAsync("Count me in");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("political opinions");
        await visit.ShowAsync("consent", inWelsh: true);
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are going" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Find me a lift" }).WaitForAsync();
        var calendar = await page.RunAndWaitForDownloadAsync(() => visit.PressAsync("Add to my calendar"));
        // On the Saturday London's clocks still are UTC's; the reader's are not.
        var starts = (await page.Locator(".session-when").InnerTextAsync()).Split('–')[0][^5..].Replace(":", "", StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync((await calendar.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Contains($"DTSTART:{Site.Thursday.AddDays(2):yyyyMMdd}T{starts}00Z", file, StringComparison.Ordinal);
        Assert.Contains("(Demonstration)", file, StringComparison.Ordinal);
        await visit.ShowAsync("lift-ask", inWelsh: true);

        await visit.PressAsync("Find me a lift");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Ask {driver}" }).WaitForAsync();
        await visit.ShowAsync("lift-matches", inWelsh: true);
        await visit.PressAsync($"Ask {driver}");
        await page.GetByText($"Waiting for {driver}’s yes").WaitForAsync();
        // The button has done its work and is gone; the reader is beside where it was, not at the top of the page.
        await Assertions.Expect(page.Locator("h2:focus, h3:focus")).ToHaveCountAsync(1);
        await visit.ShowAsync("lift-asked");

        // The driver says yes elsewhere; the page hears of it by itself, and says it. So does the list of all plans.
        if (byKeyboard)
        {
            await visit.ChooseFromMenuAsync("My plans");
            await page.GetByText("A driver is asked").WaitForAsync();
            await car.AcceptAsync();
            await page.GetByText("Lift is arranged").WaitForAsync();
            await page.GoBackAsync();
        }
        else
        {
            await car.AcceptAsync();
            await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync($"{driver} takes you");
        }

        await page.GetByRole(AriaRole.Heading, new() { Name = $"{driver} takes you" }).WaitForAsync();
        await page.GetByText("Green Fiesta, AB12CDE").WaitForAsync();
        await visit.ShowAsync("lift-held", inWelsh: true);

        await visit.ChooseFromMenuAsync("My plans");
        await page.GetByText("Lift is arranged").WaitForAsync();
        await visit.ShowAsync("mine", inWelsh: true);
        await page.GoBackAsync();
        await visit.PressAsync("Call this lift off");
        await page.GetByText($"The lift with {driver} was called off").First.WaitForAsync();
        await visit.PressAsync("I cannot come");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count me in" }).WaitForAsync();
        // Who comes back another day is still signed in.
        await page.ReloadAsync();
        await visit.ExpectSignedInAsync(true);
        await visit.ChooseFromMenuAsync("Sign out");
        await visit.ExpectSignedInAsync(false);
        // Whoever has the telephone next sees nothing of where somebody set out from.
        await Assertions.Expect(page.GetByLabel("Your postcode")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".seat")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_changes_takes_away_and_erases_what_is_kept_of_them()
    {
        await using var visit = await Visit.OpenAsync(site, Screen.Phone, "/me");
        var page = visit.Page;
        await visit.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await visit.PressAsync("Send me a code");
        await Assertions.Expect(page.GetByLabel("Your e-mail address")).ToBeFocusedAsync();
        await page.GetByText("Write your e-mail address").WaitForAsync();
        var code = await visit.AskForCodeAsync("Mia", $"mia-{Guid.CreateVersion7(site.Clock.GetUtcNow()):N}@example.org");
        await visit.ShowAsync("sign-in-code");
        await visit.SendCodeAsync(code == "123456" ? "654321" : "123456");
        await page.GetByText("That code is not right").WaitForAsync();
        await visit.ShowAsync("sign-in-code-wrong");
        await visit.SendCodeAsync(code);
        await visit.ExpectSignedInAsync(true);
        await visit.WriteAsync(page.GetByLabel("Telephone").First, "12");
        await visit.ChooseAsync("E-mail");
        await visit.PressAsync("Save");
        await page.Locator(".problem").WaitForAsync();
        await visit.WriteAsync(page.GetByLabel("Telephone").First, "020 7946 0000");
        await visit.PressAsync("Save");
        await Assertions.Expect(page.Locator("[aria-live=polite]").Last).ToContainTextAsync("Saved.");
        await visit.PressAsync("Agree: Taking part");
        await visit.ChooseAsync("18 or over");
        await visit.PressAsync("I agree");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back: Taking part" }).WaitForAsync();
        await visit.ShowAsync("me", inWelsh: true);
        var copy = await page.RunAndWaitForDownloadAsync(() => visit.PressAsync("Download it"));
        Assert.Contains("442079460000", await File.ReadAllTextAsync((await copy.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await visit.PressAsync("Erase me");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Erase me" })).ToBeFocusedAsync();
        await visit.PressAsync("Erase me");
        await visit.ShowAsync("me-erase");
        await visit.PressAsync("Yes, erase me for good");
        await visit.ExpectSignedInAsync(false);
    }
}
