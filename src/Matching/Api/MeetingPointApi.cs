using System.Globalization;
using Grpc.Core;
using Matching.Geo;
using Matching.Lifts;
using Matching.V1;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Public places where driver and passenger meet.</summary>
internal sealed class MeetingPointApi(IPlaces places, IMeetingPoints points) : MeetingPointService.MeetingPointServiceBase
{
    private const double DefaultMetres = 800;
    private const double MostMetres = 50_000;

    /// <inheritdoc />
    public override async Task<ListMeetingPointsResponse> ListMeetingPoints(ListMeetingPointsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var origin = checks.Take(places.Resolve(request.Place));
        var metres = request.HasMaxDistanceMetres ? checks.Between("max_distance_metres", request.MaxDistanceMetres, 0, MostMetres) : DefaultMetres;
        var size = checks.PageSize(request.PageSize);
        var after = AfterOf(checks, request);
        checks.ThrowIfAny();

        var near = await points.NearAsync(origin.Grid, metres, after, size + 1, context.CancellationToken);
        var answer = new ListMeetingPointsResponse { Origin = origin.ToWire() };
        answer.MeetingPoints.AddRange(near.Take(size).Select(ToWire));
        if (near.Count > size)
        {
            var last = near[size - 1];
            answer.NextPageToken = PageTokens.Make(request, last.Millimetres.ToString(CultureInfo.InvariantCulture), last.Point.Id);
        }

        return answer;
    }

    private static (long Millimetres, string Id) AfterOf(FieldChecks checks, ListMeetingPointsRequest request)
    {
        if (checks.PageStart(request, request.PageToken, 2) is not { } key)
        {
            return (-1, "");
        }

        if (!long.TryParse(key[0], NumberStyles.None, CultureInfo.InvariantCulture, out var millimetres))
        {
            checks.Add("page_token", "Must be the next_page_token of the same query.");
        }

        return (millimetres, key[1]);
    }

    private static ListMeetingPointsResponse.Types.Near ToWire(NearMeetingPoint near) => new()
    {
        MeetingPoint = new Wire.MeetingPoint
        {
            Id = near.Point.Id,
            Name = near.Point.Name,
            Kind = near.Point.Kind,
            Location = BritishGrid.ToGeo(near.Point.Location).ToWire(),
            StepFree = near.Point.StepFree.ToWire(),
        },
        DistanceMetres = near.Millimetres / 1000.0,
    };
}
