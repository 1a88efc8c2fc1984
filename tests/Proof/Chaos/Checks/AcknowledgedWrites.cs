using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// What was acknowledged is there, in a state that follows from what was told, and no older; its answer is kept. What was refused has left nothing.
/// </summary>
internal static class AcknowledgedWrites
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(History history, WorldState state)
    {
        var kept = state.Writes.ToHashSet();
        var stored = Stored(state);
        foreach (var write in history.Operations.Where(operation => operation.IsWrite))
        {
            var key = new KeptWrite(write.Subject, write.Rpc, write.RequestId);
            if (write.Outcome == Outcome.Refused && kept.Contains(key))
            {
                yield return $"refused, yet made: {write}";
            }

            if (write.Outcome != Outcome.Acknowledged)
            {
                continue;
            }

            if (!kept.Contains(key))
            {
                yield return $"its answer is not kept: {write}";
            }

            foreach (var fact in write.Facts)
            {
                if (!stored.TryGetValue((fact.Thing, fact.Id), out var now))
                {
                    yield return $"{fact.Thing} {fact.Id} is lost: {write}";
                }
                else if (!Life.MayBecome(fact.Thing, fact.State, now.State) || now.Version < fact.Version)
                {
                    yield return $"{fact.Thing} {fact.Id} is {now.State} of version {now.Version}: {write}";
                }
            }
        }
    }

    private static Dictionary<(Thing, Guid), (string State, long Version)> Stored(WorldState state)
    {
        var stored = new Dictionary<(Thing, Guid), (string, long)>();
        foreach (var offer in state.Offers)
        {
            stored.Add((Thing.Offer, offer.Id), (offer.State, offer.Version));
        }

        foreach (var request in state.Requests)
        {
            stored.Add((Thing.Request, request.Id), (request.State, request.Version));
        }

        foreach (var booking in state.Bookings)
        {
            stored.Add((Thing.Booking, booking.Id), (booking.State, booking.Version));
        }

        return stored;
    }
}
