using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// Whoever asks, whomever they ask: a booking is in one state, and never seen to go back. Of two observations of which one was over before the other began, the later one shows
/// a state that may follow.
/// </summary>
internal static class BookingStates
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(History history, WorldState state)
    {
        var stored = state.Bookings.ToDictionary(booking => booking.Id);
        foreach (var (subject, fact) in state.Told)
        {
            if (!stored.TryGetValue(fact.Id, out var booking) || !Life.MayBecome(Thing.Booking, fact.State, booking.State))
            {
                yield return $"{subject} is told {fact}, which is stored as {booking}";
            }
        }

        // An answer that was kept tells of the past: only what was told at once counts, by when its operation began and ended.
        var seen = history.Operations
            .Where(operation => operation.Outcome == Outcome.Acknowledged)
            .SelectMany(operation => operation.Facts.Where(fact => fact.Thing == Thing.Booking).Select(fact => (operation.From, operation.Until, Fact: fact)))
            .GroupBy(one => one.Fact.Id);
        foreach (var booking in seen)
        {
            var ended = booking.OrderBy(one => one.Until).ToList();
            foreach (var later in booking)
            {
                foreach (var earlier in ended.TakeWhile(one => one.Until < later.From))
                {
                    if (!Life.MayBecome(Thing.Booking, earlier.Fact.State, later.Fact.State) || later.Fact.Version < earlier.Fact.Version)
                    {
                        yield return $"seen as {earlier.Fact} at {earlier.Until}, and as {later.Fact} from {later.From}";
                    }
                }
            }
        }
    }
}
