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
    public override Task<UpdateLiftOfferResponse> UpdateLiftOffer(UpdateLiftOfferRequest request, ServerCallContext context) =>
        matching.UpdateLiftOfferAsync(request, forward.Options(context)).ResponseAsync;

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
    public override Task<UpdateLiftRequestResponse> UpdateLiftRequest(UpdateLiftRequestRequest request, ServerCallContext context) =>
        matching.UpdateLiftRequestAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelLiftRequestResponse> CancelLiftRequest(CancelLiftRequestRequest request, ServerCallContext context) =>
        matching.CancelLiftRequestAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<SearchLiftsResponse> SearchLifts(SearchLiftsRequest request, ServerCallContext context) =>
        matching.SearchLiftsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<MatchRequestResponse> MatchRequest(MatchRequestRequest request, ServerCallContext context) =>
        matching.MatchRequestAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CreateBookingResponse> CreateBooking(CreateBookingRequest request, ServerCallContext context) =>
        matching.CreateBookingAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetBookingResponse> GetBooking(GetBookingRequest request, ServerCallContext context) =>
        matching.GetBookingAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListBookingsResponse> ListBookings(ListBookingsRequest request, ServerCallContext context) =>
        matching.ListBookingsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<AcceptBookingResponse> AcceptBooking(AcceptBookingRequest request, ServerCallContext context) =>
        matching.AcceptBookingAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<DeclineBookingResponse> DeclineBooking(DeclineBookingRequest request, ServerCallContext context) =>
        matching.DeclineBookingAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelBookingResponse> CancelBooking(CancelBookingRequest request, ServerCallContext context) =>
        matching.CancelBookingAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ReportLateResponse> ReportLate(ReportLateRequest request, ServerCallContext context) =>
        matching.ReportLateAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ReportNoShowResponse> ReportNoShow(ReportNoShowRequest request, ServerCallContext context) =>
        matching.ReportNoShowAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListStrandedPassengersResponse> ListStrandedPassengers(ListStrandedPassengersRequest request, ServerCallContext context) =>
        matching.ListStrandedPassengersAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetSessionArrivalsResponse> GetSessionArrivals(GetSessionArrivalsRequest request, ServerCallContext context) =>
        matching.GetSessionArrivalsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ExplainMatchResponse> ExplainMatch(ExplainMatchRequest request, ServerCallContext context) =>
        matching.ExplainMatchAsync(request, forward.Options(context)).ResponseAsync;
}
