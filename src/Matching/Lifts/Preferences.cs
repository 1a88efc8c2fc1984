using Matching.Lifts.Explaining;

namespace Matching.Lifts;

/// <summary>What driver and passenger ask of each other, whatever the way and the time. The candidate statement holds the same in SQL.</summary>
internal static class Preferences
{
    /// <summary>Tells whether the party may ride in the car at all.</summary>
    public static bool Hold(LiftOffer offer, LiftRequest request) => Broken(offer, request) is null;

    /// <summary>The first preference that keeps the party out of the car; null where none does.</summary>
    public static Obstacle? Broken(LiftOffer offer, LiftRequest request)
    {
        var (terms, needs) = (offer.Terms, request.Needs);
        return offer.Driver == request.Passenger ? Obstacle.Self
            : terms.WomenOnly && !needs.WomenOnly && !needs.WomenOnlyWelcome ? Obstacle.WomenOnly
            : needs.WomenOnly && !terms.WomenOnly ? Obstacle.WomenOnly
            : needs.Wheelchair && !terms.WheelchairSpace ? Obstacle.Wheelchair
            : needs.ChildSeat && !terms.ChildSeat ? Obstacle.ChildSeat
            : null;
    }
}
