using Grpc.Core;
using Matching.Seats;
using Matching.V1;

namespace Matching.Api;

/// <content>Lists.</content>
internal sealed partial class SeatApi
{
    /// <inheritdoc />
    public override async Task<ListSeatsResponse> ListSeats(ListSeatsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.PageStart(request, request.PageToken, 1);
        var query = new MarginalQuery
        {
            Campaign = checks.OptionalCampaign(request.Campaign),
            BoundarySet = checks.BoundarySet(request.BoundarySet),
            Party = request.Party,
            MaxMarginShare = checks.Share("max_margin_share", request.HasMaxMarginShare, request.MaxMarginShare),
            MaxMarginVotes = checks.Votes("max_margin_votes", request.HasMaxMarginVotes, request.MaxMarginVotes),
            Kinds = checks.Kinds(request.Kinds),
        };
        var view = checks.Take(await views.OpenAsync(query, context.CancellationToken));
        checks.ThrowIfAny();

        var seats = view.Atlas.Seats
            .Where(seat => after is null || string.CompareOrdinal(seat.Code, after[0]) > 0)
            .Where(seat => !request.MarginalOnly || view.Marginals.Find(seat.Code) is not null)
            .Take(size + 1)
            .ToList();
        var answer = new ListSeatsResponse();
        answer.Seats.AddRange(seats.Take(size).Select(seat => seat.ToWire(view.Results, view.Marginals.Find(seat.Code)?.Marginality)));
        answer.NextPageToken = seats.Count > size ? PageTokens.Make(request, seats[size - 1].Code) : "";
        return answer;
    }
}
