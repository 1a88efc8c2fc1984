namespace Matching.Lifts;

/// <summary>What driver and passenger ask of each other, whatever the way and the time. The candidate statement holds the same in SQL.</summary>
internal static class Preferences
{
    /// <summary>Tells whether the party may ride in the car at all.</summary>
    public static bool Hold(LiftOffer offer, LiftRequest request)
    {
        var (terms, needs) = (offer.Terms, request.Needs);
        return offer.Driver != request.Passenger
            && (terms.WomenOnly ? needs.WomenOnly || needs.WomenOnlyWelcome : !needs.WomenOnly)
            && (terms.WheelchairSpace || !needs.Wheelchair)
            && (terms.ChildSeat || !needs.ChildSeat);
    }
}
