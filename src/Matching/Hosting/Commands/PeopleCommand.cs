using Matching.People;
using Matching.People.Lists;
using Matching.Storage.People.Lists;

namespace Matching.Hosting.Commands;

/// <summary><c>people bounced FILE</c>: addresses, one a line, from which mail came back for good; no list is ever mailed to them again.</summary>
internal static class PeopleCommand
{
    private const string Usage = "usage: people bounced FILE (one address a line)";

    /// <summary>Runs the verb. Exit codes: 0 done, 1 a line is no address and nothing was done, 2 called wrongly.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        if (args is not ["bounced", var file])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file {file}.");
            return 2;
        }

        var lines = (await File.ReadAllLinesAsync(file)).Select((text, at) => (Address: EmailAddress.TryParse(text), Text: text.Trim(), Number: at + 1)).Where(line => line.Text.Length > 0).ToList();
        foreach (var line in lines.Where(line => line.Address is null))
        {
            await Console.Error.WriteLineAsync($"{file}:{line.Number}: not an address of electronic mail");
        }

        if (lines.Exists(line => line.Address is null))
        {
            return 1;
        }

        await using var app = MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
        var suppressions = app.Services.GetRequiredService<Suppressions>();
        foreach (var line in lines)
        {
            await suppressions.AddAsync(line.Address!, null, SuppressionReason.Bounce, CancellationToken.None);
        }

        await Console.Out.WriteLineAsync($"Addresses that are never mailed again by a list: {lines.Count}.");
        return 0;
    }
}
