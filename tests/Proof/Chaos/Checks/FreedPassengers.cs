using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// Who lost an accepted seat by no choice of their own was told so; and they stand in the list of those to be found another, or were told what came of it, or want none any more.
/// </summary>
internal static class FreedPassengers
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var requests = state.Requests.ToDictionary(request => request.Id);
        var waiting = state.Rematches.Select(rematch => rematch.RequestId).ToHashSet();
        var told = state.Messages.ToHashSet();
        var settled = state.Messages.Where(message => message.Kind is "REMATCHED" or "NO_LIFT_FOUND").Select(message => message.RequestId).ToHashSet();
        var seated = state.Bookings.Where(booking => booking.Holds).Select(booking => booking.RequestId).ToHashSet();
        foreach (var freed in state.Bookings.Where(booking => booking is { AcceptedAt: not null, State: "CANCELLED", EndedBy: "DRIVER" or "CHANGE" }))
        {
            var request = requests[freed.RequestId];
            if (!told.Contains(new StoredMessage(request.Passenger, "BOOKING_FREED", request.Id, freed.Id)))
            {
                yield return $"{request.Passenger} is not told of the loss of {freed}";
            }

            if (!waiting.Contains(request.Id) && !settled.Contains(request.Id) && !seated.Contains(request.Id) && request.State != "CANCELLED")
            {
                yield return $"{request.Passenger} is found no other lift and not told so: {freed}";
            }
        }
    }
}
