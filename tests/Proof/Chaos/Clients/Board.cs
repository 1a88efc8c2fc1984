using System.Collections.Concurrent;
using Matching.V1;

namespace Proof.Chaos.Clients;

/// <summary>Which offers there are, as clients hear of them; some will be gone when somebody asks.</summary>
internal sealed class Board
{
    private readonly ConcurrentDictionary<string, LiftOffer> offers = new();

    /// <summary>An offer was made.</summary>
    public void Add(LiftOffer offer) => offers[offer.Id] = offer;

    /// <summary>An offer was cancelled.</summary>
    public void Remove(LiftOffer offer) => offers.TryRemove(offer.Id, out _);

    /// <summary>A session was cancelled, and every offer to it.</summary>
    public void Clear(string session)
    {
        foreach (var offer in offers.Values.Where(offer => offer.Session == session))
        {
            Remove(offer);
        }
    }

    /// <summary>Some offer; mostly one that goes to the session.</summary>
    /// <param name="session">Where somebody wants to go.</param>
    /// <param name="direction">The leg that it must serve.</param>
    /// <param name="random">Draws.</param>
    public LiftOffer? Draw(string session, Legs.Types.Value direction, Random random)
    {
        var anywhere = random.Next(10) == 0;
        var fitting = offers.Values
            .Where(offer => (anywhere || offer.Session == session)
                && (offer.Legs is Legs.Types.Value.Both or Legs.Types.Value.Unspecified || offer.Legs == direction))
            .OrderBy(offer => offer.Id, StringComparer.Ordinal)
            .ToList();
        return fitting.Count == 0 ? null : fitting[random.Next(fitting.Count)];
    }
}
