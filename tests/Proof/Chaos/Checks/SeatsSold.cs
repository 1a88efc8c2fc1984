using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>Counts people between any two stops again, in words of its own: nothing of the service or of the database's guards is trusted.</summary>
internal static class SeatsSold
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var bookings = state.Bookings.ToDictionary(booking => booking.Id);
        var stops = state.Stops.ToLookup(stop => (stop.OfferId, stop.Direction));
        foreach (var leg in state.Legs)
        {
            var way = stops[(leg.OfferId, leg.Direction)].OrderBy(stop => stop.Ordinal).ToList();

            // Who is only seen to get out was there from the start.
            var load = way.GroupBy(stop => stop.BookingId).Where(booking => booking.All(stop => stop.LoadChange < 0)).Sum(booking => -booking.Sum(stop => stop.LoadChange));
            var most = load;
            var least = load;
            foreach (var stop in way)
            {
                load += stop.LoadChange;
                most = Math.Max(most, load);
                least = Math.Min(least, load);
            }

            if (most > leg.Seats || least < 0)
            {
                yield return $"{leg} carries {least} to {most} people: {string.Join(", ", way)}";
            }

            foreach (var stranger in way.Where(stop => !bookings.TryGetValue(stop.BookingId, out var booking) || !booking.Holds || booking.OfferId != leg.OfferId))
            {
                yield return $"a seat for a booking that holds none: {stranger}";
            }
        }

        foreach (var leg in state.BookingLegs.Where(leg => leg.Accepted))
        {
            var booking = bookings[leg.BookingId];
            var own = stops[(booking.OfferId, leg.Direction)].Where(stop => stop.BookingId == booking.Id).ToList();
            if (own.Count is < 1 or > 2 || own.Any(stop => Math.Abs(stop.LoadChange) != booking.People))
            {
                yield return $"{booking} has no whole seat on {leg.Direction}: {string.Join(", ", own)}";
            }
        }
    }
}
