using Google.Rpc;
using Grpc.Core;
using Matching.Api;
using Matching.Campaigns;
using Matching.People;
using Wire = Matching.V1;

namespace Matching.Hosting.Commands;

/// <summary>
/// <c>campaign add SLUG NAME [--party SHORT]</c>: makes a campaign, so that there can be an administrator of it, who changes the rest. Exit codes: 0 done, 1 it is there already or something of it is wrong, 2 called wrongly.
/// </summary>
internal static class CampaignCommand
{
    private const string Usage = "usage: campaign add SLUG NAME [--party SHORT, as in the official results]";

    private const string Operator = "operator";

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        var party = args is [_, _, _, "--party", var named] ? named : "";
        if (args is not ["add", [not '-', ..] slug, [not '-', ..] name, ..] || (args.Length != 3 && party.Length == 0))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        // The service as it is put together, but not started: the campaign is checked and written by the very parts that serve it.
        await using var app = MatchingApplication.Create([], builder => builder.Logging.ClearProviders());
        try
        {
            var checks = new FieldChecks(checkOnly: false, []);
            var campaign = await app.Services.GetRequiredService<CampaignReader>()
                .ReadAsync(checks, new Wire.Campaign { Id = slug, Name = name, Party = party }, CancellationToken.None);
            checks.ThrowIfAny();
            var made = await app.Services.GetRequiredService<ICampaignStore>().CreateAsync(new WriteKey(Operator, "campaign add", "", []), campaign, CancellationToken.None);
            if (made.Failure is { } failure)
            {
                await Console.Error.WriteLineAsync(failure.Detail);
                return 1;
            }

            await Console.Out.WriteLineAsync($"The campaign {slug} is there, with the seats of {campaign.BoundarySet} and the results of {campaign.Election}. Its first administrator: admin add EMAIL --campaign {slug}");
            return 0;
        }
        catch (RpcException wrong)
        {
            foreach (var fault in wrong.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [])
            {
                await Console.Error.WriteLineAsync($"{fault.Field}: {fault.Description}");
            }

            return 1;
        }
    }
}
