using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the LiftSeriesService to Matching.</summary>
internal sealed class LiftSeriesForwarder(LiftSeriesService.LiftSeriesServiceClient matching, CallForwarding forward) : LiftSeriesService.LiftSeriesServiceBase
{
    /// <inheritdoc />
    public override Task<CreateLiftSeriesResponse> CreateLiftSeries(CreateLiftSeriesRequest request, ServerCallContext context) =>
        matching.CreateLiftSeriesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetLiftSeriesResponse> GetLiftSeries(GetLiftSeriesRequest request, ServerCallContext context) =>
        matching.GetLiftSeriesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListLiftSeriesResponse> ListLiftSeries(ListLiftSeriesRequest request, ServerCallContext context) =>
        matching.ListLiftSeriesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UpdateLiftSeriesResponse> UpdateLiftSeries(UpdateLiftSeriesRequest request, ServerCallContext context) =>
        matching.UpdateLiftSeriesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelLiftSeriesResponse> CancelLiftSeries(CancelLiftSeriesRequest request, ServerCallContext context) =>
        matching.CancelLiftSeriesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UpdateLiftOccurrenceResponse> UpdateLiftOccurrence(UpdateLiftOccurrenceRequest request, ServerCallContext context) =>
        matching.UpdateLiftOccurrenceAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<SkipLiftOccurrenceResponse> SkipLiftOccurrence(SkipLiftOccurrenceRequest request, ServerCallContext context) =>
        matching.SkipLiftOccurrenceAsync(request, forward.Options(context)).ResponseAsync;
}
