using Grpc.Core;
using Matching.Campaigns;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;
using Campaign = Matching.Campaigns.Campaign;

namespace Matching.Api;

/// <summary>Campaigns over gRPC.</summary>
internal sealed class CampaignApi(ICampaignStore store, IWrites writes, CampaignReader reader) : CampaignService.CampaignServiceBase
{
    /// <inheritdoc />
    public override async Task<CreateCampaignResponse> CreateCampaign(CreateCampaignRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await writes.EarlierAsync<Campaign>(key, checks, context) is { } earlier)
        {
            return new() { Campaign = earlier.ToWire() };
        }

        if (!checks.Present("campaign", request.Campaign))
        {
            checks.ThrowIfAny();
        }

        var campaign = await reader.ReadAsync(checks, request.Campaign!, context.CancellationToken);
        checks.ThrowIfAny();
        caller.Require(new Whose(campaign.Id));
        return new() { Campaign = (await store.CreateAsync(key, campaign, context.CancellationToken)).OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        checks.IsSlug("id", request.Id);
        checks.ThrowIfAny();
        return new() { Campaign = (await FindAsync(request.Id, context)).ToWire() };
    }

    /// <inheritdoc />
    public override async Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.PageStart(request, request.PageToken, 1) is [var last] && checks.IsSlug("page_token", last) ? last : "";
        checks.ThrowIfAny();
        var rows = await store.ListAsync(after, size + 1, context.CancellationToken);
        return new()
        {
            Campaigns = { rows.Take(size).Select(campaign => campaign.ToWire()) },
            NextPageToken = rows.Count > size ? PageTokens.Make(request, rows[size - 1].Id) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<UpdateCampaignResponse> UpdateCampaign(UpdateCampaignRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await writes.EarlierAsync<Campaign>(key, checks, context) is { } earlier)
        {
            return new() { Campaign = earlier.ToWire() };
        }

        if (!checks.Present("campaign", request.Campaign) || !checks.IsSlug("campaign.id", request.Campaign.Id))
        {
            checks.ThrowIfAny();
        }

        var sent = request.Campaign!;
        var updated = await WriteCalls.ChangeAsync(
            sent.Etag,
            async () =>
            {
                var stored = await FindAsync(sent.Id, context);
                caller.Require(new Whose(stored.Id));
                return (stored, stored.Version);
            },
            stored => ChangeAsync(checks, request, stored, context.CancellationToken),
            (campaign, version) => store.UpdateAsync(key, campaign, version, context.CancellationToken));
        return new() { Campaign = updated.ToWire() };
    }

    /// <summary>The stored campaign with what the request changes laid over it, checked as a new one is.</summary>
    private async Task<Campaign> ChangeAsync(FieldChecks checks, UpdateCampaignRequest request, Campaign stored, CancellationToken cancellation)
    {
        var changed = stored.ToWire();
        checks.Overlay(request.UpdateMask, request.Campaign, changed);
        if (changed.BoundarySet != stored.BoundarySet)
        {
            checks.Add("campaign.boundary_set", "Must stay: the campaign's sessions lie in its seats.");
        }

        var campaign = await reader.ReadAsync(checks, changed, cancellation);
        checks.ThrowIfAny();
        return campaign;
    }

    private async Task<Campaign> FindAsync(string id, ServerCallContext context) =>
        await store.FindAsync(id, context.CancellationToken)
        ?? throw ErrorTable.ToException(new Failure(Reason.CampaignNotFound, $"There is no campaign {id}."));
}
