using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// What happened to an offer is numbered without a gap, and what happened to each booking is a life: asked for or accepted at once, each state once, only along the allowed ways, up to the
/// state that is stored.
/// </summary>
internal static class BookingLives
{
    private const string Prefix = "BOOKING_";

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var events = state.Events.OrderBy(one => one.Number).ToLookup(one => one.OfferId);
        foreach (var offer in state.Offers)
        {
            if (!events[offer.Id].Select(one => one.Number).SequenceEqual(Enumerable.Range(1, (int)offer.LastEvent).Select(number => (long)number)))
            {
                yield return $"{offer} has the events {string.Join(' ', events[offer.Id].Select(one => one.Number))}";
            }
        }

        foreach (var booking in state.Bookings)
        {
            var life = events[booking.OfferId]
                .Where(one => one.BookingId == booking.Id && one.Kind.StartsWith(Prefix, StringComparison.Ordinal) && one.Kind != "BOOKING_CHANGED")
                .Select(one => one.Kind[Prefix.Length..])
                .ToList();
            if (!IsLife(life) || life[^1] != booking.State || (booking.AcceptedAt is not null) != life.Contains("ACCEPTED"))
            {
                yield return $"{booking} lived through {string.Join(", ", life)}";
            }
        }
    }

    private static bool IsLife(List<string> life) =>
        life.Count > 0
        && life[0] is "REQUESTED" or "ACCEPTED"
        && life.Zip(life.Skip(1)).All(step => step.First != step.Second && (step.First == "REQUESTED" ? step.Second != "COMPLETED" : step.First == "ACCEPTED" && step.Second is "CANCELLED" or "COMPLETED"));
}
