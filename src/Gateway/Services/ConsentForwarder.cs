using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the ConsentService to Matching.</summary>
internal sealed class ConsentForwarder(ConsentService.ConsentServiceClient matching, CallForwarding forward) : ConsentService.ConsentServiceBase
{
    /// <inheritdoc />
    public override Task<ListConsentWordingsResponse> ListConsentWordings(ListConsentWordingsRequest request, ServerCallContext context) =>
        matching.ListConsentWordingsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListConsentsResponse> ListConsents(ListConsentsRequest request, ServerCallContext context) =>
        matching.ListConsentsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GiveConsentResponse> GiveConsent(GiveConsentRequest request, ServerCallContext context) =>
        matching.GiveConsentAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<WithdrawConsentResponse> WithdrawConsent(WithdrawConsentRequest request, ServerCallContext context) =>
        matching.WithdrawConsentAsync(request, forward.Options(context)).ResponseAsync;
}
