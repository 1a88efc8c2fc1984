using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the CampaignService to Matching.</summary>
internal sealed class CampaignForwarder(CampaignService.CampaignServiceClient matching, CallForwarding forward) : CampaignService.CampaignServiceBase
{
    /// <inheritdoc />
    public override Task<CreateCampaignResponse> CreateCampaign(CreateCampaignRequest request, ServerCallContext context) =>
        matching.CreateCampaignAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context) =>
        matching.GetCampaignAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context) =>
        matching.ListCampaignsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UpdateCampaignResponse> UpdateCampaign(UpdateCampaignRequest request, ServerCallContext context) =>
        matching.UpdateCampaignAsync(request, forward.Options(context)).ResponseAsync;
}
