using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Bookings;

/// <summary>An offer as it stands: its journey with everybody who has a seat in it.</summary>
public sealed record Car
{
    /// <summary>The offer, its origin opened.</summary>
    public required LiftOffer Offer { get; init; }

    /// <summary>The session it goes to.</summary>
    public required Session Session { get; init; }

    /// <summary>Its legs with their stops, outward first.</summary>
    public required IReadOnlyList<Leg> Legs { get; init; }

    /// <summary>Who has a seat in it.</summary>
    public required IReadOnlyList<Rider> Riders { get; init; }

    /// <summary>Who may not ride in it, since they and the driver or a rider are kept apart. Nobody is ever told of this.</summary>
    public IReadOnlyList<KeptOut> Apart { get; init; } = [];

    /// <summary>Counts every change of its stops.</summary>
    public required long Schedule { get; init; }

    /// <summary>A leg's stops and start once a booking has left it.</summary>
    public Seating Without(Leg leg, Guid booking, LiftRules rules) => new(
        [.. leg.Stops.Where(stop => stop.BookingId != booking)],
        Riders
            .Where(rider => rider.BookingId != booking && rider.Direction == leg.Direction && rider.BoardsAtStart)
            .Aggregate(TimeWindow.Always, (window, rider) => window.And(TimeWindow.Around(rider.PromisedAt, rules.GreatestDrift))));

    /// <summary>A car has room for one wheelchair and one child seat on a leg, and for nobody who is kept apart from somebody in it.</summary>
    public bool HasRoomFor(LiftRequest request, LegDirection direction) =>
        !Riders.Any(rider => rider.Direction == direction
            && ((rider.Wheelchair && request.Needs.Wheelchair) || (rider.ChildSeat && request.Needs.ChildSeat)))
        && !Apart.Any(one => one.Person == request.Passenger && (one.Direction ?? direction) == direction);

    /// <summary>The leg of a direction as a candidate for a passenger's session; null where the car does not go that way.</summary>
    public LiftCandidate? CandidateFor(Session wanted, LegDirection direction) =>
        Legs.FirstOrDefault(leg => leg.Direction == direction) is { } leg
            ? new LiftCandidate
            {
                OfferId = Offer.Id,
                Session = wanted,
                OwnSessionId = Session.Id,
                Leg = leg,
                DriverName = Offer.DriverName,
                DriverBlurred = Offer.Terms.Origin.Blurred,
                MeetingPointsOnly = Offer.Terms.MeetingPointsOnly,
                Cost = Offer.Terms.Cost,
                Demo = Offer.Demo,
            }
            : null;
}
