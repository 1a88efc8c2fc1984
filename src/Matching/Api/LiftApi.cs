using Grpc.Core;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.V1;

namespace Matching.Api;

/// <summary>Lift offers over gRPC.</summary>
internal sealed partial class LiftApi(
    ILiftOffers offers,
    ILiftRequests requests,
    IBookings bookings,
    LiftFinder finder,
    ISessionStore sessions,
    SearchTargets targets,
    OfferStreams streams,
    BookingViews views,
    IStrandedPassengers stranded,
    IArrivals arrivals,
    IMatchCases cases,
    MatchExplainer explainer,
    IPlaces places,
    LiftRules rules,
    TimeProvider clock) : LiftService.LiftServiceBase
{
    /// <inheritdoc />
    public override async Task<OfferLiftResponse> OfferLift(OfferLiftRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        // Before the place is looked at: a release that no longer knows it takes nothing back of what was answered.
        if (await checks.EarlierAsync(() => offers.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { LiftOffer = earlier.ToWire(caller.Subject) };
        }

        if (!checks.Present("lift_offer", request.LiftOffer))
        {
            checks.ThrowIfAny();
        }

        var terms = checks.Terms(request.LiftOffer!, caller, places, rules);
        checks.ThrowIfAny();
        var stored = await offers.CreateAsync(key, caller, terms, context.CancellationToken);
        return new() { LiftOffer = stored.OrThrow().ToWire(caller.Subject) };
    }

    /// <inheritdoc />
    public override async Task<GetLiftOfferResponse> GetLiftOffer(GetLiftOfferRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var id = checks.Id("lift_offer", request.LiftOffer);
        checks.ThrowIfAny();
        return await offers.FindSeenAsync(id, caller, context.CancellationToken) is { } offer
            ? new() { LiftOffer = offer.ToWire(caller.Subject) }
            : throw ErrorTable.ToException(new Failure(Reason.LiftOfferNotFound, "There is no such offer."));
    }

    /// <inheritdoc />
    public override async Task<ListLiftOffersResponse> ListLiftOffers(ListLiftOffersRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await offers.PageAsync(caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            LiftOffers = { page.Take(size).Select(offer => offer.ToWire(caller.Subject)) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<CancelLiftOfferResponse> CancelLiftOffer(CancelLiftOfferRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("lift_offer", request.LiftOffer);
        checks.ThrowIfAny();
        var cancelled = await offers.CancelAsync(key, caller, id, Etags.Read(request.Etag), context.CancellationToken);
        return new() { LiftOffer = cancelled.OrThrow().ToWire(caller.Subject) };
    }
}
