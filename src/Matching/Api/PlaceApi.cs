using Grpc.Core;
using Matching.Geo;
using Matching.V1;

namespace Matching.Api;

/// <summary>Finds the point that a person means.</summary>
internal sealed class PlaceApi(IPlaces places) : PlaceService.PlaceServiceBase
{
    /// <inheritdoc />
    public override Task<ResolvePlaceResponse> ResolvePlace(ResolvePlaceRequest request, ServerCallContext context) =>
        Task.FromResult(new ResolvePlaceResponse { Place = places.Resolve(request.Place).OrThrow().ToWire() });
}
