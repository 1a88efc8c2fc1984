using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>What is looked for on a page.</summary>
internal static class Eyes
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Whatever reaches past the sides, is cut, lies over another thing that can be pressed, or moves although the reader wants none of that.
    /// Where one scrolls sideways to read, one loses the line: nothing is wider than the screen.
    /// </summary>
    private const string Faults =
        """
        () => {
            const faults = [], wide = document.documentElement.clientWidth, pressed = [];
            const name = one => `<${one.tagName.toLowerCase()} class="${one.className}"> ${one.textContent.trim().slice(0, 40)}`;
            if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
            for (const one of document.querySelectorAll('body *')) {
                if (one.closest('.map, .unseen, .skip, svg') || one.getClientRects().length === 0) continue;
                const box = one.getBoundingClientRect(), style = getComputedStyle(one);
                if (box.right > wide + 1 || box.left < -1) faults.push(`reaches past the side: ${name(one)}`);
                if (one.matches('input, select, textarea')) continue;
                if (/hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) faults.push(`cut at its side: ${name(one)}`);
                if (/hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1) faults.push(`cut below: ${name(one)}`);
                if (one.matches('a, button') && !one.closest('dialog') === !document.querySelector('dialog[open]')) pressed.push([one, box]);
            }
            for (const [at, [one, box]] of pressed.entries())
                for (const [other, there] of pressed.slice(at + 1))
                    if (Math.min(box.right, there.right) - Math.max(box.left, there.left) > 1 && Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top) > 1)
                        faults.push(`${name(one)} lies over ${name(other)}`);
            for (const one of document.getAnimations())
                if (one.playState === 'running' && one.effect.getComputedTiming().duration > 1) faults.push(`moves: ${name(one.effect.target)}`);
            return faults;
        }
        """;

    /// <summary>
    /// Whatever is read, or has the focus, later than something that it stands above, or on one line with and to the left of: the order of the page must be the order in
    /// which one sees it (WCAG 1.3.2, 2.4.3). What lies over everything else, or sticks while one scrolls, stands nowhere.
    /// </summary>
    private const string Disorder =
        """
        () => {
            const dialog = document.querySelector('dialog[open]'), faults = [], before = [];
            const name = one => `<${one.tagName.toLowerCase()} class="${one.className}"> ${(one.textContent.trim() || one.getAttribute('aria-label') || '').slice(0, 40)}`;
            const floats = one => { for (let at = one; at; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position) && !at.matches('dialog, .map-toggle')) return true; return false; };
            for (const one of (dialog ?? document).querySelectorAll('h1, h2, h3, h4, a[href], button, input, select, textarea, summary, .map')) {
                if (!one.checkVisibility() || one.closest('.unseen, .skip') || one.parentElement.closest('.map') || one.tabIndex > 0 && faults.push(`has a place of its own in the order: ${name(one)}`) || floats(one)) continue;
                // A box to tick is where its label is.
                const [box] = (one.closest('label') ?? one).getClientRects();
                if (!box || box.width < 2 || box.height < 2) continue;
                for (const [other, there] of before) {
                    const besides = Math.min(box.right, there.right) - Math.max(box.left, there.left), level = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
                    if (besides > 1 && box.bottom <= there.top + 1 || level > 1 && box.right <= there.left + 1) faults.push(`${name(one)} comes after ${name(other)}, and stands before it`);
                }
                before.push([one, box]);
            }
            return faults;
        }
        """;

    private const string RunAxe =
        """
        async rules => {
            const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false });
            return violations.map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => `${node.html} ${node.any.map(why => why.message)}`).join(' | ')}`);
        }
        """;

    /// <summary>Nothing may be cut, nor in the way of something else.</summary>
    public static async Task NothingIsCutAsync(IPage page, string view)
    {
        var faults = await page.EvaluateAsync<string[]>(Faults);
        Assert.True(faults.Length == 0, $"{view}: {string.Join("\n", faults)}");
    }

    /// <summary>What is seen first is read first, and has the focus first.</summary>
    public static async Task OrdersAgreeAsync(IPage page, string view)
    {
        var faults = await page.EvaluateAsync<string[]>(Disorder);
        Assert.True(faults.Length == 0, $"{view}: {string.Join("\n", faults)}");
    }

    /// <summary>No rule of WCAG 2.2 A and AA, nor a best practice, may be broken.</summary>
    public static Task NoRuleIsBrokenAsync(IPage page, string view) =>
        AskAxeAsync(page, view, new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });

    /// <summary>Where nothing differs but the colours: they must stand out from each other, links from the text that they are in too. No other rule of these levels is about colours.</summary>
    public static Task ColoursStandOutAsync(IPage page, string view) => AskAxeAsync(page, view, new { type = "rule", values = (string[])["color-contrast", "link-in-text-block"] });

    private static async Task AskAxeAsync(IPage page, string view, object rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var broken = await page.EvaluateAsync<string[]>(RunAxe, rules);
        Assert.True(broken.Length == 0, $"{view}: {string.Join("\n", broken)}");
    }
}
