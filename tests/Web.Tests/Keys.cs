using System.Globalization;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>A keyboard, and nothing else. At every step the focus can be seen, is covered by nothing, and goes on in the order in which the page is read.</summary>
internal sealed class Keys(IPage page)
{
    private const int Patience = 200;

    /// <summary>What is wrong with where the focus is; empty where nothing is.</summary>
    private const string Fault =
        """
        one => {
            if (!one || one === document.body) { document.left = null; return ''; }
            const seen = what => { const style = what && getComputedStyle(what); return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
            const box = one.getBoundingClientRect(), name = one.outerHTML.slice(0, 100);
            const before = document.left;
            document.left = one;
            if (!seen(one) && !seen(one.nextElementSibling)) return `the focus cannot be seen on ${name}`;
            if (box.bottom <= 0 || box.top >= innerHeight) return `the focus is out of sight on ${name}`;
            const x = Math.min(innerWidth - 1, Math.max(0, (box.left + box.right) / 2)), y = Math.min(innerHeight - 1, Math.max(0, (box.top + box.bottom) / 2));
            const top = document.elementFromPoint(x, y);
            // Signs lie on a map as letters do on a page.
            if (!top || !(one.closest('.map')?.contains(top) || one.contains(top) || top.contains(one) || top.closest('label')?.contains(one))) return `${name} is covered by ${top?.outerHTML.slice(0, 100)}`;
            const within = what => what?.closest('dialog');
            // Past the end of a page stands its beginning again.
            if (before?.isConnected && !one.matches('.skip') && within(before) === within(one) && before !== one && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING))
                return `the focus goes back from ${before.outerHTML.slice(0, 100)} to ${name}`;
            return '';
        }
        """;

    /// <summary>Whether something has the focus: of a few to choose from, any.</summary>
    private const string There = "one => one === document.activeElement || one.type === 'radio' && one.name === document.activeElement.name";

    /// <summary>Goes on with Tab until something has the focus.</summary>
    public async Task ReachAsync(ILocator target)
    {
        await target.WaitForAsync();
        var sought = await target.ElementHandleAsync();
        // What was pressed last may have gone; then the page is read from its beginning.
        var began = await page.EvaluateAsync<string>("() => { document.left = null; return document.activeElement.outerHTML.slice(0, 100); }");
        var there = await sought.EvaluateAsync<bool>(There);
        for (var pressed = 0; !there && pressed < Patience; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            var step = await sought.EvaluateAsync<string[]>($"one => [({Fault})(document.activeElement), one.isConnected ? '' : 'gone', ({There})(one) ? 'there' : '']");
            Assert.True(step[0].Length == 0, $"On the way from {began} to {target}: {step[0]}");
            sought = step[1].Length == 0 ? sought : await target.ElementHandleAsync();
            there = step[1].Length == 0 ? step[2].Length > 0 : await sought.EvaluateAsync<bool>(There);
        }

        Assert.True(there, $"{target} cannot be reached by keyboard.");
    }

    /// <summary>Presses a button, follows a link.</summary>
    public async Task PressAsync(ILocator target)
    {
        await ReachAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Chooses one of a few by the arrows.</summary>
    public async Task ChooseAsync(ILocator radio)
    {
        await ReachAsync(radio);
        for (var pressed = 0; !await radio.IsCheckedAsync(); pressed++)
        {
            Assert.True(pressed < Patience, $"{radio} cannot be chosen by keyboard.");
            // A group of which none is chosen yet is chosen from by the space bar.
            await page.Keyboard.PressAsync(pressed == 0 ? "Space" : "ArrowRight");
        }
    }

    /// <summary>Ticks a box.</summary>
    public async Task TickAsync(ILocator box)
    {
        await ReachAsync(box);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Writes into a field, in place of what is there.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        // The parts of times and days are written one after the other, digits alone.
        switch (await field.EvaluateAsync<string>("one => one.type"))
        {
            case "time":
                await page.Keyboard.TypeAsync(text.Replace(":", "", StringComparison.Ordinal));
                // Whether the half of the day is asked for is the browser's to say.
                if (await field.InputValueAsync() != text)
                {
                    await page.Keyboard.TypeAsync(string.CompareOrdinal(text, "12") < 0 ? "AM" : "PM");
                }

                return;
            case "date":
                await WriteDayAsync(field, DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                return;
        }

        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Whether the day or the month stands first is the browser's to say, whose language may be another than the page's.</summary>
    private async Task WriteDayAsync(ILocator field, DateOnly day)
    {
        foreach (var order in (string[])["ddMMyyyy", "MMddyyyy"])
        {
            await page.Keyboard.TypeAsync(day.ToString(order, CultureInfo.InvariantCulture));
            if (await field.InputValueAsync() == $"{day:yyyy-MM-dd}")
            {
                return;
            }

            await page.Keyboard.PressAsync("ArrowLeft");
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        Assert.Fail($"{day} cannot be written into {field}.");
    }
}
