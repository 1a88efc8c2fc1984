using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>One way to bring somebody who lost their lift.</summary>
/// <param name="Wish">What would be booked.</param>
/// <param name="CostMinutes">What it costs, in minutes of a driver's time.</param>
public sealed record RematchOption(BookingWish Wish, double CostMinutes)
{
    /// <summary>Of each way, so many cars are paired.</summary>
    private const int MostPaired = 5;

    /// <summary>All ways, best first: one car for all legs; only where there is none, two cars as a pair. Never one leg of two, which would strand people.</summary>
    /// <param name="request">The request.</param>
    /// <param name="legs">Legs that are missing.</param>
    /// <param name="matches">The lifts that fit, best first.</param>
    public static IReadOnlyList<RematchOption> Of(Guid request, Legs legs, IReadOnlyList<LiftMatch> matches)
    {
        var whole = matches
            .Where(match => match.Legs.Select(leg => leg.Direction).ToFlags() == legs)
            .Select(match => new RematchOption(new BookingWish(request, match.OfferId, null, legs), match.CostMinutes))
            .ToList();
        return whole.Count > 0 || legs != Legs.Both ? whole : Pairs(request, matches);
    }

    private static List<RematchOption> Pairs(Guid request, IReadOnlyList<LiftMatch> matches)
    {
        var there = matches.Where(match => match.Legs[0].Direction == LegDirection.Outward).Take(MostPaired);
        var back = matches.Where(match => match.Legs[0].Direction == LegDirection.Return).Take(MostPaired).ToList();
        return [.. there
            .SelectMany(outward => back.Where(homeward => homeward.OfferId != outward.OfferId), (outward, homeward) => new RematchOption(
                new BookingWish(request, outward.OfferId, homeward.OfferId, null), outward.CostMinutes + homeward.CostMinutes))
            .OrderBy(option => option.CostMinutes).ThenBy(option => option.Wish.OfferId).ThenBy(option => option.Wish.ReturnOfferId)];
    }
}
