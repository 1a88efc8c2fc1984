using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>
/// Decides who keeps a seat in a car that changed. Where it fits as it stands, everybody does. Else the parties are seated again one by one in order of
/// acceptance, and whoever no longer fits beside those before them is freed. Both legs of a party stand or fall together.
/// </summary>
internal sealed class CarKeeper(IReadOnlyList<(Leg Leg, LegKeeper Keeper)> legs)
{
    /// <summary>Seats the parties.</summary>
    /// <param name="parties">What each asks of its legs, in order of acceptance.</param>
    /// <returns>The legs with those who are kept, and the bookings of these.</returns>
    public (IReadOnlyList<Leg> Legs, IReadOnlySet<Guid> Kept) Keep(IReadOnlyList<IReadOnlyList<SeatClaim>> parties)
    {
        List<SeatClaim> all = [.. parties.SelectMany(party => party)];
        if (AllAsTheyStand(all) is { } standing)
        {
            return (standing, all.Select(claim => claim.BookingId).ToHashSet());
        }

        var seated = legs.Select(leg => leg.Leg with { Stops = [], StartWindow = TimeWindow.Always }).ToList();
        var kept = new List<SeatClaim>();
        foreach (var party in parties)
        {
            Seat(party);
        }

        // Somebody of 16 or 17 whose adult has fallen may ride beside one who was accepted after them.
        foreach (var party in parties.Where(party => party.Any(claim => claim.Ride.Accompanied) && !kept.Contains(party[0])))
        {
            Seat(party);
        }

        return (seated, kept.Select(claim => claim.BookingId).ToHashSet());

        void Seat(IReadOnlyList<SeatClaim> party)
        {
            if (SeatAlso(seated, kept, party) is { } next)
            {
                seated = next;
                kept.AddRange(party);
            }
        }
    }

    /// <summary>
    /// One party that asks something else now, while everybody else stays as promised: in its old place or, where that no longer fits, in another
    /// between them. Null where it no longer fits.
    /// </summary>
    /// <param name="party">What it asks of its legs.</param>
    /// <param name="others">A leg without it.</param>
    /// <returns>The legs that the party rides on.</returns>
    public IReadOnlyList<Leg>? KeepOne(IReadOnlyList<SeatClaim> party, Func<Leg, Seating> others)
    {
        var changed = new List<Leg>(2);
        foreach (var claim in party)
        {
            var (leg, keeper) = legs.FirstOrDefault(one => one.Leg.Direction == claim.Direction);
            if (leg is null)
            {
                return null;
            }

            var rest = others(leg);
            if ((keeper.InItsPlace(leg, rest.StartWindow, claim)
                ?? keeper.Inserted(leg with { Stops = rest.Stops, StartWindow = rest.StartWindow }, claim)) is not { } fits)
            {
                return null;
            }

            changed.Add(fits);
        }

        return changed;
    }

    private List<Leg>? AllAsTheyStand(List<SeatClaim> all)
    {
        if (!MayRideTogether(all) || all.Exists(claim => legs.All(leg => leg.Leg.Direction != claim.Direction)))
        {
            return null;
        }

        var standing = new List<Leg>(2);
        foreach (var (leg, keeper) in legs)
        {
            if (keeper.AsItStands(leg, On(all, leg)) is not { } fits)
            {
                return null;
            }

            standing.Add(fits);
        }

        return standing;
    }

    private List<Leg>? SeatAlso(List<Leg> seated, List<SeatClaim> kept, IReadOnlyList<SeatClaim> party)
    {
        List<SeatClaim> together = [.. kept, .. party];
        if (!MayRideTogether(together))
        {
            return null;
        }

        var next = new List<Leg>(seated);
        foreach (var claim in party)
        {
            var at = legs.Index().FirstOrDefault(leg => leg.Item.Leg.Direction == claim.Direction, (Index: -1, default)).Index;
            if (at < 0)
            {
                return null;
            }

            var (leg, keeper) = legs[at];
            var claims = On(together, leg);
            if ((keeper.AsItStands(leg, claims) ?? keeper.Inserted(seated[at], claim) ?? keeper.Reordered(leg, claims)) is not { } fits)
            {
                return null;
            }

            next[at] = fits;
        }

        return next;
    }

    private static List<SeatClaim> On(IEnumerable<SeatClaim> claims, Leg leg) => [.. claims.Where(claim => claim.Direction == leg.Direction)];

    private static bool MayRideTogether(List<SeatClaim> claims) =>
        claims.Index().All(one => claims.Take(one.Index).All(other => other.Direction != one.Item.Direction || one.Item.RidesBeside(other)));
}
