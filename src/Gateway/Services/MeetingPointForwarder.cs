using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the MeetingPointService to Matching.</summary>
internal sealed class MeetingPointForwarder(MeetingPointService.MeetingPointServiceClient matching, CallForwarding forward) : MeetingPointService.MeetingPointServiceBase
{
    /// <inheritdoc />
    public override Task<ListMeetingPointsResponse> ListMeetingPoints(ListMeetingPointsRequest request, ServerCallContext context) =>
        matching.ListMeetingPointsAsync(request, forward.Options(context)).ResponseAsync;
}
