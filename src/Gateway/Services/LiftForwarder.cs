using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the LiftService to Matching.</summary>
internal sealed class LiftForwarder(LiftService.LiftServiceClient matching, CallForwarding forward) : LiftService.LiftServiceBase
{
    /// <inheritdoc />
    public override Task<OfferLiftResponse> OfferLift(OfferLiftRequest request, ServerCallContext context) =>
        matching.OfferLiftAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetLiftOfferResponse> GetLiftOffer(GetLiftOfferRequest request, ServerCallContext context) =>
        matching.GetLiftOfferAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListLiftOffersResponse> ListLiftOffers(ListLiftOffersRequest request, ServerCallContext context) =>
        matching.ListLiftOffersAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelLiftOfferResponse> CancelLiftOffer(CancelLiftOfferRequest request, ServerCallContext context) =>
        matching.CancelLiftOfferAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<RequestLiftResponse> RequestLift(RequestLiftRequest request, ServerCallContext context) =>
        matching.RequestLiftAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetLiftRequestResponse> GetLiftRequest(GetLiftRequestRequest request, ServerCallContext context) =>
        matching.GetLiftRequestAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListLiftRequestsResponse> ListLiftRequests(ListLiftRequestsRequest request, ServerCallContext context) =>
        matching.ListLiftRequestsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelLiftRequestResponse> CancelLiftRequest(CancelLiftRequestRequest request, ServerCallContext context) =>
        matching.CancelLiftRequestAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<SearchLiftsResponse> SearchLifts(SearchLiftsRequest request, ServerCallContext context) =>
        matching.SearchLiftsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<MatchRequestResponse> MatchRequest(MatchRequestRequest request, ServerCallContext context) =>
        matching.MatchRequestAsync(request, forward.Options(context)).ResponseAsync;
}
