using Google.Api;
using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the SeatService to Matching.</summary>
internal sealed class SeatForwarder(SeatService.SeatServiceClient matching, CallForwarding forward) : SeatService.SeatServiceBase
{
    /// <inheritdoc />
    public override Task<GetSeatResponse> GetSeat(GetSeatRequest request, ServerCallContext context) =>
        matching.GetSeatAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListSeatsResponse> ListSeats(ListSeatsRequest request, ServerCallContext context) =>
        matching.ListSeatsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<LocateSeatResponse> LocateSeat(LocateSeatRequest request, ServerCallContext context) =>
        matching.LocateSeatAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<FindNearestMarginalsResponse> FindNearestMarginals(FindNearestMarginalsRequest request, ServerCallContext context) =>
        matching.FindNearestMarginalsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<HttpBody> GetSeatTile(GetSeatTileRequest request, ServerCallContext context) =>
        matching.GetSeatTileAsync(request, forward.Options(context)).ResponseAsync;
}
