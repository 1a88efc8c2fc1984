using Matching.Storage.People.Retention;
using Matching.Storage.People.Rights;

namespace Matching.Hosting.Commands;

/// <summary><c>erasures [--mark]</c> and <c>erase-again FILE</c>: what keeps a backup from bringing back people who were erased.</summary>
internal static class CopyCommands
{
    /// <summary>Prints the journal of erasures, a line each; with <c>--mark</c>, before a backup, notes first where it is taken.</summary>
    public static async Task<int> ErasuresAsync(IConfiguration configuration, string[] args)
    {
        if (args is not ([] or ["--mark"]))
        {
            await Console.Error.WriteLineAsync("usage: erasures [--mark]");
            return 2;
        }

        await using var app = Build();
        var journal = app.Services.GetRequiredService<ErasureJournal>();
        if (args is ["--mark"])
        {
            await journal.MarkAsync(CancellationToken.None);
        }

        foreach (var line in await journal.WriteAsync(CancellationToken.None))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }

    /// <summary>Makes the erasures of a journal again in a database that was put back; afterwards it may serve.</summary>
    public static async Task<int> EraseAgainAsync(IConfiguration configuration, string[] args)
    {
        if (args is not [var file] || !File.Exists(file))
        {
            await Console.Error.WriteLineAsync("usage: erase-again FILE, the journal that ./dev db erasures has written");
            return 2;
        }

        await using var app = Build();
        // What had been emptied since the backup first: nobody is to read it again.
        var emptied = await app.Services.GetRequiredService<PlaceRetention>().RunOnceAsync(CancellationToken.None);
        var made = await app.Services.GetRequiredService<ErasureJournal>().RepeatAsync(await File.ReadAllLinesAsync(file), CancellationToken.None);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{emptied} places and contacts emptied, {made} erasures made again; this database may serve."));
        return 0;
    }

    /// <summary>The service as it is put together, but not started: what it does once it runs is done by the very parts that serve.</summary>
    private static WebApplication Build() => MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
}
