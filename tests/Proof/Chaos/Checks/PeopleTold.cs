using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// Each person concerned is to be told once of what happened to a booking, and nobody of what they did themselves; both are told of an acceptance. Whoever was found another lift is told that in its own words,
/// once for a pair, and of its acceptance only where it came later.
/// </summary>
internal static class PeopleTold
{
    private const string Rematched = "REMATCHED";

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var drivers = state.Offers.ToDictionary(offer => offer.Id, offer => offer.Driver);
        var passengers = state.Requests.ToDictionary(request => request.Id, request => request.Passenger);
        var told = state.Messages.ToLookup(message => (message.BookingId, message.Person, message.Kind));
        var asked = state.Events.Where(one => one.Kind == "BOOKING_REQUESTED").Select(one => one.BookingId).ToHashSet();
        foreach (var booking in state.Bookings)
        {
            foreach (var (person, kind, times) in Wanted(booking, drivers[booking.OfferId], passengers[booking.RequestId], asked.Contains(booking.Id)))
            {
                var found = told[(booking.Id, person, kind)].Count() + (kind == Rematched && booking.PairId is { } other ? told[(other, person, kind)].Count() : 0);
                if (found != times)
                {
                    yield return $"{person} is told {kind} {found} times, not {times}: {booking}";
                }
            }
        }
    }

    private static IEnumerable<(string Person, string Kind, int Times)> Wanted(StoredBooking booking, string driver, string passenger, bool asked)
    {
        if (asked && booking.Origin == "PASSENGER")
        {
            yield return (driver, "BOOKING_REQUESTED", 1);
        }

        var rematched = booking.Origin == "REMATCH";
        yield return (driver, "BOOKING_ACCEPTED", booking.AcceptedAt is null ? 0 : 1);
        yield return (passenger, "BOOKING_ACCEPTED", booking.AcceptedAt is null || (rematched && !asked) ? 0 : 1);
        yield return (passenger, Rematched, rematched ? 1 : 0);

        if (booking.State is "DECLINED" or "CANCELLED" or "EXPIRED")
        {
            var freed = booking is { AcceptedAt: not null, EndedBy: "DRIVER" or "CHANGE" };
            yield return (driver, $"BOOKING_{booking.State}", booking.EndedBy == "DRIVER" ? 0 : 1);
            yield return (passenger, freed ? "BOOKING_FREED" : $"BOOKING_{booking.State}", booking.EndedBy is "PASSENGER" or "RIVAL" ? 0 : 1);
        }
    }
}
