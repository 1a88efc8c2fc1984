using System.Globalization;
using Matching.Hosting.Tokens;
using Matching.People;
using Operations.Bearers;

namespace Matching.Hosting.Commands;

/// <summary>
/// <c>token --campaign demo --role volunteer --name Ann [--subject ID] [--hours 24]</c>: prints one bearer token and nothing else.
/// </summary>
internal static class TokenCommand
{
    private const string Usage =
        "usage: token --campaign SLUG|* --role volunteer|organiser|administrator --name NAME [--subject ID] [--hours 1..8760, default 24]";

    private static readonly string[] Words = ["--campaign", "--role", "--name", "--subject", "--hours"];

    /// <summary>Runs the verb with the system's clock.</summary>
    public static Task<int> RunAsync(IConfiguration configuration, string[] args) =>
        Task.FromResult(Run(configuration, args, TimeProvider.System, Console.Out, Console.Error));

    /// <summary>Runs the verb; returns the process's exit code.</summary>
    internal static int Run(IConfiguration configuration, string[] args, TimeProvider clock, TextWriter output, TextWriter errors)
    {
        if (Parse(args) is not { } said
            || !said.TryGetValue("--campaign", out var campaign)
            || !said.TryGetValue("--name", out var name)
            || !said.TryGetValue("--role", out var spelt)
            || !Enum.TryParse<Role>(spelt, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsDigit(spelt[0])
            || !int.TryParse(said.GetValueOrDefault("--hours", "24"), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || hours is < 1 or > 8760)
        {
            errors.WriteLine(Usage);
            return 2;
        }

        var caller = new Caller(said.GetValueOrDefault("--subject") ?? TokenMint.SubjectOf(campaign, name), name, campaign, role);
        if (caller.Fault() is { } fault)
        {
            errors.WriteLine(fault);
            errors.WriteLine(Usage);
            return 2;
        }

        var options = configuration.GetSection(AuthenticationSetup.Section).Get<BearerOptions>() ?? new BearerOptions();
        output.WriteLine(new TokenMint(options, TokenKeyFile.ReadOrMake(options.KeyFile), clock).Sign(caller, TimeSpan.FromHours(hours)));
        return 0;
    }

    /// <summary>The words and what was said for each, or null where one is unknown, alone or said twice.</summary>
    private static Dictionary<string, string>? Parse(string[] args)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at += 2)
        {
            if (!Words.Contains(args[at]) || at + 1 == args.Length || args[at + 1].Length == 0 || !said.TryAdd(args[at], args[at + 1]))
            {
                return null;
            }
        }

        return said;
    }
}
