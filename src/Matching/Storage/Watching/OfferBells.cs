using System.Collections.Immutable;
using Matching.Bookings.Watching;

namespace Matching.Storage.Watching;

/// <summary>The bells of this replica's watchers, rung by what the one listening connection hears.</summary>
internal sealed class OfferBells : IChangeHandler
{
    private readonly Lock gate = new();
    private ImmutableDictionary<Guid, ImmutableHashSet<OfferBell>> bells = ImmutableDictionary<Guid, ImmutableHashSet<OfferBell>>.Empty;

    /// <inheritdoc />
    public string Channel => "offer_event";

    /// <summary>A bell for one watcher of an offer.</summary>
    public OfferBell Add(Guid offer)
    {
        var bell = new OfferBell(silenced => Remove(offer, silenced));
        lock (gate)
        {
            bells = bells.SetItem(offer, bells.GetValueOrDefault(offer, []).Add(bell));
        }

        return bell;
    }

    /// <inheritdoc />
    public void Changed()
    {
        foreach (var bell in Volatile.Read(ref bells).Values.SelectMany(all => all))
        {
            bell.Ring();
        }
    }

    /// <inheritdoc />
    public void Heard(string payload)
    {
        if (!Guid.TryParse(payload, out var offer))
        {
            Changed();
            return;
        }

        foreach (var bell in Volatile.Read(ref bells).GetValueOrDefault(offer, []))
        {
            bell.Ring();
        }
    }

    private void Remove(Guid offer, OfferBell bell)
    {
        lock (gate)
        {
            var left = bells.GetValueOrDefault(offer, []).Remove(bell);
            bells = left.IsEmpty ? bells.Remove(offer) : bells.SetItem(offer, left);
        }
    }
}
