using Grpc.Core;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;

namespace Matching.Api;

/// <content>Why a request fits an offer, or why not.</content>
internal sealed partial class LiftApi
{
    private static readonly Failure NoRequest = new(Reason.LiftRequestNotFound, "You have no such request.");

    /// <inheritdoc />
    public override async Task<ExplainMatchResponse> ExplainMatch(ExplainMatchRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var offer = checks.Id("lift_offer", request.LiftOffer);
        var wish = checks.Id("request", request.Request);
        checks.ThrowIfAny();
        var found = (await cases.FindAsync(offer, wish, context.CancellationToken)).OrThrow();

        // Drivers ask about those who have asked them; about others it would tell where they live.
        var rides = found.Request.Passenger == caller.Subject;
        var drives = found.Car.Offer.Driver == caller.Subject && found.Acquainted;
        if (!rides && !drives && !caller.Has(Role.Organiser, found.Request.Campaign))
        {
            throw ErrorTable.ToException(NoRequest);
        }

        return (await explainer.ExplainAsync(found, context.CancellationToken)).ToWire(rides);
    }
}
