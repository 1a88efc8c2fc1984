using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// What was acknowledged is there, in a state that follows from what was told, and no older, and where nobody changed it since, as it was told; its answer is kept. No version was told of two things, so no
/// change overwrote another unseen. What was refused has left nothing.
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
                else if (!Life.MayBecome(fact.Thing, fact.State, now.State) || now.Version < fact.Version || (now.Version == fact.Version && now.Said != fact.Said))
                {
                    yield return $"{fact.Thing} {fact.Id} is {now.State} of version {now.Version}, {now.Said}: {write}";
                }
            }
        }

        foreach (var version in history.Operations.SelectMany(operation => operation.Facts).GroupBy(fact => (fact.Thing, fact.Id, fact.Version)).Where(same => same.Distinct().Count() > 1))
        {
            yield return $"one version of two things: {string.Join(" and ", version.Distinct())}";
        }
    }

    private static Dictionary<(Thing, Guid), (string State, long Version, string Said)> Stored(WorldState state)
    {
        var stored = new Dictionary<(Thing, Guid), (string, long, string)>();
        foreach (var offer in state.Offers)
        {
            stored.Add((Thing.Offer, offer.Id), (offer.State, offer.Version, offer.Said));
        }

        foreach (var request in state.Requests)
        {
            stored.Add((Thing.Request, request.Id), (request.State, request.Version, request.Said));
        }

        foreach (var booking in state.Bookings)
        {
            stored.Add((Thing.Booking, booking.Id), (booking.State, booking.Version, ""));
        }

        foreach (var session in state.Sessions)
        {
            stored.Add((Thing.Session, session.Id), (session.State, session.Version, session.Said));
        }

        return stored;
    }
}
