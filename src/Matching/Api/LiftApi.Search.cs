using Grpc.Core;
using Matching.Lifts;
using Matching.V1;

namespace Matching.Api;

/// <content>The search, which stores nothing. Without a token of the session's campaign it tells only that there are lifts, and about how many.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<SearchLiftsResponse> SearchLifts(SearchLiftsRequest request, ServerCallContext context)
    {
        var now = clock.GetUtcNow();
        var caller = context.Optional();
        var checks = context.Checks();
        var origin = checks.Take(places.Resolve(request.Place));
        var window = checks.Window(request.From, request.Until, now);
        var party = checks.PartySize("party_size", request.HasPartySize, request.PartySize);
        var legs = checks.Named("legs", request.Legs).ToDomain();
        var walk = checks.MaxWalk("max_walk_metres", request.HasMaxWalkMetres, request.MaxWalkMetres);
        var limit = checks.MatchLimit(request.HasLimit, request.Limit);
        var target = await targets.FindAsync(checks, request, caller, window, now, context.CancellationToken);
        checks.ThrowIfAny();

        var wish = LiftWish.Asked(origin.Grid, target.Sessions, caller?.Subject, caller?.IsMinor == true) with
        {
            Legs = legs,
            PartySize = party,
            MaxWalkMetres = walk,
            StepFree = request.StepFree,
        };
        var found = target.Named is { } session
            ? (await finder.FindToAsync(session, wish, limit, context.CancellationToken)).OrThrow()
            : await finder.FindAsync(wish, limit, context.CancellationToken);
        return new()
        {
            Origin = origin.ToWire(),
            Matches = { found.Matches.Where(match => caller?.IsOf(match.Session.Campaign) == true).Select(match => match.ToWire(origin.Blurred)) },
            Possible = found.Possible,
            LiftCount = LiftMapping.RoughCount(found.Offers),
        };
    }
}
