using Grpc.Core;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;
using LiftOffer = Matching.Lifts.LiftOffer;
using LiftRequest = Matching.Lifts.LiftRequest;

namespace Matching.Api;

/// <content>Changes of offers and requests; what that means for those who ride is decided where they are stored.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<UpdateLiftOfferResponse> UpdateLiftOffer(UpdateLiftOfferRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => offers.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftOffer = earlier.ToWire(caller.Subject) };
        }

        var id = checks.Id("lift_offer.id", request.LiftOffer?.Id ?? "");
        if (request.LiftOffer is null || id == Guid.Empty)
        {
            checks.ThrowIfAny();
        }

        var updated = await WriteCalls.ChangeAsync(
            request.LiftOffer!.Etag,
            async () =>
            {
                var stored = await offers.FindAsync(id, context.CancellationToken)
                    ?? throw ErrorTable.ToException(new Failure(Reason.LiftOfferNotFound, "There is no such offer."));
                return caller.Reaches(stored.Whose())
                    ? (stored, stored.Version)
                    : throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, "Only the driver may change an offer."));
            },
            stored => Task.FromResult(Changed(checks, caller, request, stored)),
            (offer, version) => offers.UpdateAsync(key, caller, id, offer.Terms, version, context.CancellationToken));
        return new() { LiftOffer = updated.ToWire(caller.Subject) };
    }

    /// <inheritdoc />
    public override async Task<UpdateLiftRequestResponse> UpdateLiftRequest(UpdateLiftRequestRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => requests.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftRequest = earlier.ToWire() };
        }

        var id = checks.Id("lift_request.id", request.LiftRequest?.Id ?? "");
        if (request.LiftRequest is null || id == Guid.Empty)
        {
            checks.ThrowIfAny();
        }

        var updated = await WriteCalls.ChangeAsync(
            request.LiftRequest!.Etag,
            async () =>
            {
                var stored = await requests.FindAsync(id, caller, context.CancellationToken)
                    ?? throw ErrorTable.ToException(new Failure(Reason.LiftRequestNotFound, "You have no such request."));
                return (stored, stored.Version);
            },
            stored => Task.FromResult(Changed(checks, request, stored)),
            (wish, version) => requests.UpdateAsync(key, caller, id, wish.Needs, version, context.CancellationToken));
        return new() { LiftRequest = updated.ToWire() };
    }

    /// <summary>The stored offer with what the request changes laid over it, checked as a new one is.</summary>
    private LiftOffer Changed(FieldChecks checks, Caller caller, UpdateLiftOfferRequest request, LiftOffer stored)
    {
        var changed = stored.ToWire(stored.Driver);
        checks.Overlay(request.UpdateMask, request.LiftOffer, changed);
        checks.MustStay("lift_offer.session", changed.Session, stored.Terms.SessionId.ToString(), "an offer never changes its session");
        var terms = checks.Terms(changed, caller, places, rules, stored.Terms);
        if (terms.IsCoach != stored.Terms.IsCoach)
        {
            checks.Add("lift_offer.coach_stops", "Must stay as they are: a car never becomes a coach, nor a coach a car; cancel the offer and make another.");
        }

        checks.ThrowIfAny();
        return stored with { Terms = terms };
    }

    private LiftRequest Changed(FieldChecks checks, UpdateLiftRequestRequest request, LiftRequest stored)
    {
        var changed = stored.ToWire();
        checks.Overlay(request.UpdateMask, request.LiftRequest, changed);
        checks.MustStay("lift_request.session", changed.Session, stored.Needs.SessionId.ToString(), "a request never changes its session");
        checks.MustStay("lift_request.origin_place", changed.OriginPlace, stored.Needs.Origin.Text, "cancel the request and make another");
        checks.MustStay("lift_request.legs", $"{changed.Legs}", $"{stored.Needs.Legs.ToWire()}", "cancel the request and make another");
        var needs = checks.Needs(changed, places, stored.Needs.Origin);
        checks.ThrowIfAny();
        return stored with { Needs = needs };
    }
}
