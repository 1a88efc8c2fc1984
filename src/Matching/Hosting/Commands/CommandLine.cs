using DbUp.Engine.Output;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Lifts;

namespace Matching.Hosting.Commands;

/// <summary>The verbs that the program runs instead of serving: <c>migrate</c>, <c>import</c>, <c>load-shipped</c>, <c>demo</c>, <c>widen-legs</c>, <c>token</c>, <c>plan</c>, <c>campaign</c>, <c>admin</c>, <c>people</c>, <c>erasures</c>, <c>erase-again</c>.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<IConfiguration, string[], Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["migrate"] = Migrate,
        ["import"] = ImportCommand.RunAsync,
        ["load-shipped"] = ImportCommand.LoadShippedAsync,
        ["demo"] = DemoCommand.RunAsync,
        ["widen-legs"] = WidenLegs,
        ["token"] = TokenCommand.RunAsync,
        ["plan"] = PlanCommand.RunAsync,
        ["campaign"] = CampaignCommand.RunAsync,
        ["admin"] = AdminCommand.RunAsync,
        ["people"] = PeopleCommand.RunAsync,
        ["erasures"] = CopyCommands.ErasuresAsync,
        ["erase-again"] = CopyCommands.EraseAgainAsync,
    };

    /// <summary>Exit code of a command line that is not understood, as <c>sysexits.h</c> has it.</summary>
    public const int Misused = 64;

    /// <summary>Tells whether the first word is meant as a verb; a setting of the service begins with a dash.</summary>
    public static bool Names(string[] args) => args is [[not '-', ..], ..];

    /// <summary>Runs the verb; returns the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args[0] == "help")
        {
            await Console.Out.WriteLineAsync(string.Join('\n', Verbs.Keys.Order(StringComparer.Ordinal)));
            return 0;
        }

        if (!Verbs.TryGetValue(args[0], out var run))
        {
            await Console.Error.WriteLineAsync($"There is no verb '{args[0]}'; there are: {string.Join(", ", Verbs.Keys.Order(StringComparer.Ordinal))}.");
            return Misused;
        }

        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (args[0] is not ("token" or "plan") && string.IsNullOrEmpty(configuration[$"{MatchingOptions.Section}:{nameof(MatchingOptions.Database)}"]))
        {
            await Console.Error.WriteLineAsync($"{MatchingOptions.Section}__{nameof(MatchingOptions.Database)} must be set to an Npgsql connection string such as Host=…;Username=…;Database=….");
            return Misused;
        }

        // Commands are the operator's, who is over every campaign.
        Reach.OverAll();
        return await run(configuration, args[1..]);
    }

    private static Task<int> Migrate(IConfiguration configuration, string[] args)
    {
        var options = configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new MatchingOptions();
        Migrator.Migrate(options.Database, new ConsoleUpgradeLog());
        return Task.FromResult(0);
    }

    /// <summary>After another engine of travel times, greatest speed or road map was put in.</summary>
    private static async Task<int> WidenLegs(IConfiguration configuration, string[] args)
    {
        var options = configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new MatchingOptions();
        await using var database = StorageSetup.Open(options.Database);
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{await LegWidening.RunAsync(database, CancellationToken.None)} legs of live offers now count as reaching everywhere."));
        return 0;
    }
}
