using DbUp.Engine.Output;
using Matching.Storage;

namespace Matching.Hosting.Commands;

/// <summary>The verbs that the program runs instead of serving: <c>migrate</c>, <c>import</c>, <c>token</c>.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<IConfiguration, string[], Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["migrate"] = Migrate,
        ["token"] = TokenCommand.RunAsync,
    };

    /// <summary>Tells whether the first word is a verb.</summary>
    public static bool Knows(string[] args) => args is [var verb, ..] && Verbs.ContainsKey(verb);

    /// <summary>Runs the verb; returns the process's exit code.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return Verbs[args[0]](configuration, args[1..]);
    }

    private static Task<int> Migrate(IConfiguration configuration, string[] args)
    {
        var options = configuration.GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new MatchingOptions();
        Migrator.Migrate(options.Database, new ConsoleUpgradeLog());
        return Task.FromResult(0);
    }
}
