using System.Collections.Frozen;
using Grpc.Core;
using Matching.Seats;
using Matching.V1;
using Rank = Matching.Seats.Rank;
using WireRank = Matching.V1.Rank.Types.Value;

namespace Matching.Api;

/// <content>The main question: which marginal seats are nearest.</content>
internal sealed partial class SeatApi
{
    private const int DefaultLimit = 5;
    private const int MostLimit = 50;

    /// <summary>No two places on Earth are further apart.</summary>
    private const double MostMetres = 20_040_000;

    private static readonly IReadOnlySet<string> NoSeats = FrozenSet<string>.Empty;

    /// <inheritdoc />
    public override async Task<FindNearestMarginalsResponse> FindNearestMarginals(FindNearestMarginalsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var origin = checks.Take(figures.Resolve(request.Place));
        var limit = request.HasLimit ? checks.Between("limit", request.Limit, 1, MostLimit) : DefaultLimit;
        var most = request.HasMaxDistanceMetres ? checks.Between("max_distance_metres", request.MaxDistanceMetres, 0, MostMetres) : double.PositiveInfinity;
        var rank = RankOf(checks, request);
        var full = checks.Named("view", request.View) != View.Types.Value.Basic;
        var (from, until) = checks.Window(request.From, request.Until, clock.GetUtcNow());
        var view = checks.Take(await views.OpenAsync(QueryOf(checks, request), context.CancellationToken));
        checks.ThrowIfAny();

        var query = new NearestQuery(origin, view, rank, limit, most, from, until, WithSessions: full);
        var found = await nearest.FindAsync(query, context.CancellationToken);
        var withLift = full
            ? await lifts.SeatsWithLiftAsync(
                origin, [.. found.SelectMany(marginal => marginal.Sessions.Open)], context.Optional()?.Subject, context.Optional()?.IsMinor == true, context.CancellationToken)
            : NoSeats;
        var answer = new FindNearestMarginalsResponse { Origin = origin.ToWire() };
        foreach (var marginal in found)
        {
            answer.Marginals.Add(marginal.ToWire(full, withLift.Contains(marginal.At.Marginal.Seat.Code)));
        }

        return answer;
    }

    private static Rank RankOf(FieldChecks checks, FindNearestMarginalsRequest request) => checks.Named("rank", request.Rank) switch
    {
        WireRank.TravelTime => Rank.TravelTime,
        WireRank.Need => Rank.Need,
        _ => Rank.Distance,
    };

    private static MarginalQuery QueryOf(FieldChecks checks, FindNearestMarginalsRequest request) => new()
    {
        Campaign = checks.OptionalCampaign(request.Campaign),
        BoundarySet = checks.BoundarySet(request.BoundarySet),
        Party = request.Party,
        MaxMarginShare = checks.Share("max_margin_share", request.HasMaxMarginShare, request.MaxMarginShare),
        MaxMarginVotes = checks.Votes("max_margin_votes", request.HasMaxMarginVotes, request.MaxMarginVotes),
        Kinds = checks.Kinds(request.Kinds),
    };
}
