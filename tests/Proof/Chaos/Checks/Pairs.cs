using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>The two bookings of a pair are of one request, a leg each; both were accepted or neither was, and while they wait one does not end alone.</summary>
internal static class Pairs
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var bookings = state.Bookings.ToDictionary(booking => booking.Id);
        var legs = state.BookingLegs.ToLookup(leg => leg.BookingId, leg => leg.Direction);
        foreach (var booking in state.Bookings.Where(booking => booking.PairId is not null))
        {
            if (!bookings.TryGetValue(booking.PairId!.Value, out var other) || other.PairId != booking.Id || other.RequestId != booking.RequestId
                || !legs[booking.Id].Concat(legs[other.Id]).Order().SequenceEqual(["OUTWARD", "RETURN"]))
            {
                yield return $"{booking} has no other half: {other}";
            }
            else if (booking.AcceptedAt is null != other.AcceptedAt is null || (booking.AcceptedAt is null && booking.IsLive != other.IsLive))
            {
                yield return $"{booking} and {other} are not both or neither";
            }
        }
    }
}
