using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Tests.Lifts;

/// <summary>The oracle of coaches: one serves its own session, and whoever can walk to one of its stops before it leaves, or home from one in time, rides.</summary>
internal static class CoachBruteForce
{
    /// <summary>Each leg that fits, with what it costs, in seconds, at each stop where that fits: 0.5 walk + 0.25 wait.</summary>
    public static IEnumerable<(LegDirection Direction, Dictionary<BoardingPoint, double> Costs)> Costs(LiftOffer offer, Session session, LiftWish wish, bool adultToTheSession)
    {
        var terms = offer.Terms;
        // An adult who rides to the session boards at the first stop, and nobody rides back.
        if (terms.SessionId != session.Id || (wish.Accompanied && !adultToTheSession))
        {
            yield break;
        }

        var near = terms.CoachStops.Where(stop => stop.Point.MetresTo(wish.Origin) <= wish.MaxWalkMetres && (stop.StepFree == StepFree.Yes || !wish.StepFree)).ToList();
        double Walk(CoachStop stop) => stop.Point.MetresTo(wish.Origin) / 1.33;
        var there = near
            .Where(stop => stop.DepartsAt is { } leaves && (wish.EarliestDeparture is not { } earliest || earliest.AddSeconds(Walk(stop)) <= leaves))
            .ToDictionary(PointOf, stop => (0.5 * Walk(stop)) + (0.25 * (session.StartsAt.AddMinutes(-10) - terms.LatestArrival!.Value).TotalSeconds));
        if (there.Count > 0 && terms.OutwardSeats is not null && wish.Legs != Legs.Return)
        {
            yield return (LegDirection.Outward, there);
        }

        var back = near
            .Where(stop => stop.ReturnsAt is { } returns && (wish.LatestReturn is not { } latest || returns.AddSeconds(Walk(stop)) <= latest))
            .ToDictionary(PointOf, stop => (0.5 * Walk(stop)) + (0.25 * (terms.ReturnDeparture!.Value - session.EndsAt).TotalSeconds));
        if (back.Count > 0 && terms.ReturnSeats is not null && wish.Legs != Legs.Outward && !wish.Accompanied)
        {
            yield return (LegDirection.Return, back);
        }

        BoardingPoint PointOf(CoachStop stop) => new(stop.Point, stop.Point.MetresTo(wish.Origin), stop.Name);
    }
}
