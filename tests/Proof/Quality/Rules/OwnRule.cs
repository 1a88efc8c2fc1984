using Matching.Lifts;
using Matching.Travel;

namespace Proof.Quality.Rules;

/// <summary>Ours: the service's own search over the cars as they stand, and the best match is booked; where no car serves both ways, the best car of each.</summary>
internal sealed class OwnRule(QualityWorld world) : IRule
{
    /// <inheritdoc />
    public async Task MatchAsync(LiftRequest request, Fleet fleet)
    {
        var finder = new LiftFinder(fleet, new StraightLineTimes(), Fleet.Rules, new StoppedClock(world.Now));
        var found = await finder.FindAsync(request.WishFor(world.SessionOf(request)), int.MaxValue, CancellationToken.None);
        if (!found.Possible)
        {
            return;
        }

        if (found.Matches.FirstOrDefault(match => match.Legs.Count == 2) is { } both)
        {
            await fleet.BookAsync(request, both.OfferId);
            return;
        }

        var there = found.Matches.First(match => match.Legs[0].Direction == LegDirection.Outward);
        var back = found.Matches.First(match => match.Legs[0].Direction == LegDirection.Return);
        await fleet.BookAsync(request, [(there.OfferId, Legs.Outward), (back.OfferId, Legs.Return)]);
    }
}
