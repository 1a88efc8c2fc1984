using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// Who lost an accepted seat by no choice of their own was told so, and after that found another or told that there is none; unless they want none any more, found one themselves, or wait because they ask five
/// drivers already.
/// </summary>
internal static class FreedPassengers
{
    private const int MostAsked = 5;

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var requests = state.Requests.ToDictionary(request => request.Id);
        var waiting = state.Rematches.Select(rematch => rematch.RequestId).ToHashSet();
        var messages = state.Messages.ToLookup(message => message.RequestId);
        var bookings = state.Bookings.ToLookup(booking => booking.RequestId);
        foreach (var freed in state.Bookings.Where(booking => booking is { AcceptedAt: not null, State: "CANCELLED", EndedBy: "DRIVER" or "CHANGE" }))
        {
            var request = requests[freed.RequestId];
            var told = messages[request.Id].Where(message => message.Person == request.Passenger).ToList();
            if (told.Find(message => message.Kind == "BOOKING_FREED" && message.BookingId == freed.Id) is not { } loss)
            {
                yield return $"{request.Passenger} is not told of the loss of {freed}";
            }
            else if (!told.Exists(message => message.Kind is "REMATCHED" or "NO_LIFT_FOUND" && message.Id > loss.Id)
                && request.State != "CANCELLED"
                && !bookings[request.Id].Any(other => other.AcceptedAt >= freed.UpdatedAt)
                && !(waiting.Contains(request.Id) && bookings[request.Id].Count(other => other.State == "REQUESTED") >= MostAsked))
            {
                yield return $"{request.Passenger} is found no other lift and not told so: {freed}";
            }
        }
    }
}
