using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the PlaceService to Matching.</summary>
internal sealed class PlaceForwarder(PlaceService.PlaceServiceClient matching, CallForwarding forward) : PlaceService.PlaceServiceBase
{
    /// <inheritdoc />
    public override Task<ResolvePlaceResponse> ResolvePlace(ResolvePlaceRequest request, ServerCallContext context) =>
        matching.ResolvePlaceAsync(request, forward.Options(context)).ResponseAsync;
}
