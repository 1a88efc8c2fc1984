using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>Nobody rides in two cars at once, nobody asks more than five, and whatever is cancelled carries nobody.</summary>
internal static class AcceptedOnce
{
    private const int MostAsked = 5;

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var legs = state.BookingLegs.ToLookup(leg => leg.BookingId);
        foreach (var held in state.Bookings.Where(booking => booking.Holds)
                     .SelectMany(booking => legs[booking.Id].Select(leg => (booking.RequestId, leg.Direction, booking.Id)))
                     .GroupBy(leg => (leg.RequestId, leg.Direction))
                     .Where(held => held.Count() > 1))
        {
            yield return $"request {held.Key.RequestId} rides {held.Key.Direction} in {held.Count()} cars: {string.Join(", ", held.Select(leg => leg.Id))}";
        }

        foreach (var disagreeing in state.Bookings.Where(booking => !legs[booking.Id].Any() || legs[booking.Id].Any(leg => leg.Accepted != booking.Holds)))
        {
            yield return $"{disagreeing} and its legs disagree: {string.Join(", ", legs[disagreeing.Id])}";
        }

        foreach (var asked in state.Bookings.Where(booking => booking.State == "REQUESTED").GroupBy(booking => booking.RequestId).Where(asked => asked.Count() > MostAsked))
        {
            yield return $"request {asked.Key} asks {asked.Count()} drivers at once";
        }

        var off = state.Sessions.Where(session => session.State == "CANCELLED").Select(session => session.Id).ToHashSet();
        foreach (var offer in state.Offers.Where(offer => offer.State == "ACTIVE" && off.Contains(offer.SessionId)))
        {
            yield return $"{offer} goes to a session that is cancelled";
        }

        foreach (var request in state.Requests.Where(request => request.State == "OPEN" && off.Contains(request.SessionId)))
        {
            yield return $"{request} is for a session that is cancelled";
        }

        var over = state.Offers.Where(offer => offer.State == "CANCELLED").Select(offer => offer.Id)
            .Concat(state.Requests.Where(request => request.State == "CANCELLED").Select(request => request.Id))
            .Concat(state.Offers.Where(offer => off.Contains(offer.SessionId)).Select(offer => offer.Id))
            .Concat(state.Requests.Where(request => off.Contains(request.SessionId)).Select(request => request.Id)).ToHashSet();
        foreach (var booking in state.Bookings.Where(booking => booking.IsLive && (over.Contains(booking.OfferId) || over.Contains(booking.RequestId))))
        {
            yield return $"{booking} lives, though its offer, its request or a session of theirs is cancelled";
        }
    }
}
