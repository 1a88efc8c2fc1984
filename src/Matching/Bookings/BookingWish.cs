using Matching.Lifts;
using Matching.Outcomes;

namespace Matching.Bookings;

/// <summary>What is asked for: legs of one car, or one leg of each of two.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="OfferId">The offer that serves the legs, or the outward leg where there are two cars.</param>
/// <param name="ReturnOfferId">The offer that serves the return leg where that is another car; else null.</param>
/// <param name="Legs">Legs booked of the one car; null for those that the request wants.</param>
public sealed record BookingWish(Guid RequestId, Guid OfferId, Guid? ReturnOfferId, Legs? Legs)
{
    /// <summary>The offers asked, outward first.</summary>
    public IReadOnlyList<Guid> Offers => ReturnOfferId is { } other ? [OfferId, other] : [OfferId];

    /// <summary>What is wrong with the legs asked for: they must be among those that the request wants. Null where nothing is.</summary>
    public Failure? FaultOfLegs(LiftRequest request) =>
        (Offers.Index().Aggregate(Lifts.Legs.None, (all, offer) => all | LegsOf(offer.Index, request)) & ~request.Needs.Legs) == Lifts.Legs.None
            ? null
            : Failure.Invalid(ReturnOfferId is null ? "booking.legs" : "booking.return_lift_offer", "Must be among the legs that the request wants.");

    /// <summary>The legs asked of an offer.</summary>
    public Legs LegsOf(int offer, LiftRequest request) =>
        ReturnOfferId is null ? Legs ?? request.Needs.Legs : offer == 0 ? Lifts.Legs.Outward : Lifts.Legs.Return;
}
