using Matching.People;
using Matching.People.Roles;

namespace Matching.Hosting.Commands;

/// <summary>
/// <c>admin add EMAIL [--campaign SLUG] [--organiser | --seats CODE,CODE]</c>: names an administrator of a campaign, or an organiser of all or some of its seats; what was granted to the address before is replaced.
/// </summary>
internal static class AdminCommand
{
    private const string Usage = "usage: admin add EMAIL [--campaign SLUG, default demo] [--organiser | --seats CODE,CODE]";

    private const string Operator = "operator";

    /// <summary>Runs the verb. Exit codes: 0 done, 1 no such campaign, no such seat in it, or none of its administrators would be left, 2 called wrongly.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        if (GrantArguments.TryParse(args) is not { } wanted)
        {
            if (GrantArguments.WhyNot(args) is { } why)
            {
                await Console.Error.WriteLineAsync(why);
            }

            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        // The service as it is put together, but not started: the grant is written by the very parts that serve it.
        await using var app = MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
        var wish = new RoleWish(wanted.Campaign, wanted.Address, wanted.Role, wanted.Seats, Operator);
        var granted = await app.Services.GetRequiredService<IRoleGrants>().GrantAsync(new WriteKey(Operator, "admin add", "", []), wish, CancellationToken.None);
        if (granted.Failure is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.Detail);
            return 1;
        }

        var what = wanted.Role == Role.Administrator ? "its administrator" : wanted.Seats is { } seats ? $"an organiser of {string.Join(", ", seats)}" : "an organiser of every seat";
        await Console.Out.WriteLineAsync($"Whoever signs in to the campaign {wanted.Campaign} with this address is {what}.");
        return 0;
    }
}
