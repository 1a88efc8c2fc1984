using System.Globalization;
using Matching.Demo;
using Matching.Storage;

namespace Matching.Hosting.Commands;

/// <summary><c>demo [--if-empty] [--offers N] [--seed S] [--campaign SLUG]</c>: fills the coming weekends. Exit codes: 0 done or nothing to do, 1 failed, 2 called wrongly.</summary>
internal static class DemoCommand
{
    private const int MostOffers = 1_000_000;

    private const string Usage =
        """
        usage: demo [--if-empty] [--offers N] [--seed S] [--campaign SLUG]
          --if-empty        does nothing where there is a campaign that is no demo
          --offers N        drivers' offers, 1 to 1000000; 1000 make a weekend (default: 1000)
          --seed S          decides everything that is drawn (default: 1)
          --campaign SLUG   made where it is missing (default: demo)
        Does nothing where the coming weekend has demo sessions already.
        """;

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        var (offers, seed, campaign) = (DemoPlan.OffersAWeekend, 1, DemoFiller.DemoCampaign);
        var ifEmpty = args.Contains("--if-empty");
        args = [.. args.Where(arg => arg != "--if-empty")];
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var understood = args[at] switch
            {
                "--offers" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out offers) && offers is >= 1 and <= MostOffers,
                "--seed" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed),
                "--campaign" => (campaign = value).Length is > 0 and <= 40 && campaign.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'),
                _ => false,
            };
            if (!understood)
            {
                await Console.Error.WriteLineAsync(Usage);
                return 2;
            }
        }

        return await FillAsync(ifEmpty, offers, seed, campaign);
    }

    private static async Task<int> FillAsync(bool ifEmpty, int offers, int seed, string campaign)
    {
        // The service as it is put together, but not started: the demo is written by the very parts that serve it.
        await using var app = MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
        if (await app.Services.GetRequiredService<FiguresLoader>().LoadAsync(null, CancellationToken.None) is not { } figures)
        {
            await Console.Error.WriteLineAsync("No figures are loaded; run load-shipped first.");
            return 1;
        }

        try
        {
            if (ifEmpty && await app.Services.GetRequiredService<IDemoStore>().HasOtherCampaignsAsync(CancellationToken.None))
            {
                await Console.Out.WriteLineAsync("There are campaigns here that are no demo; nothing was added.");
                return 0;
            }

            var weekends = await app.Services.GetRequiredService<DemoFiller>().FillAsync(figures, campaign, offers, seed, CancellationToken.None);
            await Console.Out.WriteLineAsync(weekends == 0
                ? "The coming weekend has its demo already."
                : FormattableString.Invariant($"{offers} offers over {weekends} weekend(s) in the campaign {campaign}."));
            return 0;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
