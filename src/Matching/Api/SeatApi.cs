using Grpc.Core;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.Seats;
using Matching.V1;

namespace Matching.Api;

/// <summary>Seats, where places lie, and which marginal seats are nearest.</summary>
internal sealed partial class SeatApi(
    LoadedFigures figures,
    MarginalViews views,
    NearestMarginals nearest,
    LiftFinder lifts,
    SeatTiles tiles,
    TimeProvider clock) : SeatService.SeatServiceBase
{
    /// <inheritdoc />
    public override async Task<GetSeatResponse> GetSeat(GetSeatRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var code = request.Code;
        checks.IsSeatCode("code", code);
        var query = new MarginalQuery { Campaign = checks.OptionalCampaign(request.Campaign), BoundarySet = checks.BoundarySet(request.BoundarySet) };
        checks.ThrowIfAny();

        var view = (await views.OpenAsync(query, context.CancellationToken)).OrThrow();
        return view.Atlas.Find(code) is { } seat
            ? new GetSeatResponse { Seat = seat.ToWire(view.Results, view.Marginals.Find(code)?.Marginality) }
            : throw ErrorTable.ToException(new Failure(Reason.SeatNotFound, $"There is no seat {code} in the boundary set {view.Atlas.BoundarySet}."));
    }

    /// <inheritdoc />
    public override Task<LocateSeatResponse> LocateSeat(LocateSeatRequest request, ServerCallContext context)
    {
        // One snapshot answers: the place and the seats are of the same moment.
        var loaded = figures.Get().OrThrow();
        var checks = context.Checks();
        var boundarySet = checks.BoundarySet(request.BoundarySet);
        var place = checks.Take(loaded.Places.Resolve(request.Place));
        checks.ThrowIfAny();

        var atlas = loaded.Atlas(boundarySet).OrThrow();
        var location = SeatLocator.Locate(place, loaded.Places.AreaOf(place), atlas).OrThrow();
        var answer = new LocateSeatResponse { Place = place.ToWire(), NearBoundary = location.NearBoundary };
        answer.Candidates.AddRange(location.Candidates.Select(candidate => candidate.ToWire()));
        return Task.FromResult(answer);
    }
}
