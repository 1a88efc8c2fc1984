using Matching.People;
using Matching.Storage.People;

namespace Matching.Hosting.Commands;

/// <summary><c>admin add EMAIL [--campaign SLUG]</c>: the first administrator of a campaign, who grants everybody else's roles.</summary>
internal static class AdminCommand
{
    private const string Usage = "usage: admin add EMAIL [--campaign SLUG, default demo]";

    /// <summary>Runs the verb. Exit codes: 0 done, 1 no such campaign, 2 called wrongly.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        var campaign = args is [_, _, "--campaign", var named] ? named : "demo";
        if (args is not (["add", _] or ["add", _, "--campaign", _]) || EmailAddress.TryParse(args[1]) is not { } address)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        // The service as it is put together, but not started: the grant is written by the very parts that serve it.
        await using var app = MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
        if (!await app.Services.GetRequiredService<RoleGrants>().GrantAsync(campaign, address, Role.Administrator, null, "operator", CancellationToken.None))
        {
            await Console.Error.WriteLineAsync($"There is no campaign {campaign}.");
            return 1;
        }

        await Console.Out.WriteLineAsync($"Whoever signs in to the campaign {campaign} with this address is its administrator.");
        return 0;
    }
}
