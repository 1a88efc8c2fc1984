using Grpc.Core;
using Matching.V1;

namespace Matching.Api;

/// <content>What happens to an offer, as it happens.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override Task WatchOffer(WatchOfferRequest request, IServerStreamWriter<WatchOfferResponse> responseStream, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var offer = checks.Id("lift_offer", request.LiftOffer);
        var after = checks.ResumeAfter("resume_token", offer, request.ResumeToken);
        checks.ThrowIfAny();
        return streams.SendAsync(offer, caller, after, responseStream, context);
    }
}
