using Grpc.Core;
using Matching.Lifts;
using Matching.V1;

namespace Matching.Api;

/// <content>The search, which stores nothing and needs no token.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<SearchLiftsResponse> SearchLifts(SearchLiftsRequest request, ServerCallContext context)
    {
        var now = clock.GetUtcNow();
        var checks = context.Checks();
        var origin = checks.Take(places.Resolve(request.Place));
        var window = checks.Window(request.From, request.Until, now);
        var party = checks.PartySize("party_size", request.HasPartySize, request.PartySize);
        var legs = checks.Named("legs", request.Legs).ToDomain();
        var walk = checks.MaxWalk("max_walk_metres", request.HasMaxWalkMetres, request.MaxWalkMetres);
        var limit = checks.MatchLimit(request.HasLimit, request.Limit);
        var target = await targets.FindAsync(checks, request, window, now, context.CancellationToken);
        checks.ThrowIfAny();

        var wish = new LiftWish
        {
            Origin = origin.Grid,
            Sessions = target.Sessions,
            Legs = legs,
            PartySize = party,
            MaxWalkMetres = walk,
            StepFree = request.StepFree,
            Subject = context.Optional()?.Subject,
        };
        var found = target.Named is { } session
            ? (await finder.FindToAsync(session, wish, limit, context.CancellationToken)).OrThrow()
            : await finder.FindAsync(wish, limit, context.CancellationToken);
        return new()
        {
            Origin = origin.ToWire(),
            Matches = { found.Matches.Select(match => match.ToWire(origin.Blurred)) },
            Possible = found.Possible,
        };
    }
}
