using Grpc.Core;
using Matching.V1;

namespace Matching.Api;

/// <content>Why a request fits an offer, or why not.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<ExplainMatchResponse> ExplainMatch(ExplainMatchRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var offer = checks.Id("lift_offer", request.LiftOffer);
        var wish = checks.Id("request", request.Request);
        checks.ThrowIfAny();
        var found = (await cases.FindAsync(offer, wish, caller, context.CancellationToken)).OrThrow();
        return (await explainer.ExplainAsync(found, context.CancellationToken)).ToWire(found.Request.Passenger == caller.Subject, found.Blurred);
    }
}
