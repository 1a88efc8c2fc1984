using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Travel;

namespace Proof.Quality;

/// <summary>What it costs that searches do not know where drivers live: the same requests asked of the same empty cars, once from their homes, once from elsewhere.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="Fit">Requests for which there is a lift.</param>
/// <param name="Told">Requests that are told that there is one.</param>
/// <param name="ToldRightly">Those of which it is so.</param>
/// <param name="Lifts">Offers that fit a request, over all requests.</param>
/// <param name="Listed">Offers that are listed.</param>
/// <param name="ListedRightly">Those of them that fit.</param>
internal readonly record struct HiddenHomes(int Requests, int Fit, int Told, int ToldRightly, int Lifts, int Listed, int ListedRightly)
{
    /// <summary>Every driver at what stands in for their home, drawn with a fixed key.</summary>
    public static Task<HiddenHomes> StandInsAsync(IReadOnlyList<QualityWorld> worlds)
    {
        var vault = new OriginVault(new OriginKeys(new Dictionary<byte, byte[]> { [1] = new byte[OriginKeys.KeyBytes] }, 1, 1));
        return CompareAsync(worlds, offer => StandIn.Of(vault, offer.Driver, offer.Terms.Origin.Point));
    }

    /// <summary>Every driver at the centre of their home's own cell, as it was before.</summary>
    public static Task<HiddenHomes> CellsAsync(IReadOnlyList<QualityWorld> worlds) => CompareAsync(worlds, offer => OriginCell.CentreOf(offer.Terms.Origin.Point));

    private static async Task<HiddenHomes> CompareAsync(IReadOnlyList<QualityWorld> worlds, Func<LiftOffer, GridPoint> elsewhere)
    {
        var sum = default(HiddenHomes);
        foreach (var world in worlds)
        {
            var exact = FinderOf(world);
            var hidden = FinderOf(world with { Offers = [.. world.Offers.Select(offer => At(offer, elsewhere(offer)))] });
            foreach (var request in world.Requests)
            {
                var wish = request.WishFor(world.SessionOf(request));
                sum += Compare(
                    await exact.FindAsync(wish, int.MaxValue, CancellationToken.None),
                    await hidden.FindAsync(wish, int.MaxValue, CancellationToken.None));
            }
        }

        return sum;
    }

    private static LiftFinder FinderOf(QualityWorld world) => new(new Fleet(world), new StraightLineTimes(), Fleet.Rules, new StoppedClock(world.Now));

    private static LiftOffer At(LiftOffer offer, GridPoint point) => offer with { Terms = offer.Terms with { Origin = offer.Terms.Origin with { Point = point } } };

    private static HiddenHomes Compare(LiftMatches exact, LiftMatches told)
    {
        var fit = exact.Matches.Select(match => match.OfferId).ToHashSet();
        var listed = told.Matches.Select(match => match.OfferId).ToHashSet();
        return new(
            1, exact.Possible ? 1 : 0, told.Possible ? 1 : 0, exact.Possible && told.Possible ? 1 : 0, fit.Count, listed.Count, listed.Count(fit.Contains));
    }

    public static HiddenHomes operator +(HiddenHomes left, HiddenHomes right) => new(
        left.Requests + right.Requests, left.Fit + right.Fit, left.Told + right.Told, left.ToldRightly + right.ToldRightly,
        left.Lifts + right.Lifts, left.Listed + right.Listed, left.ListedRightly + right.ListedRightly);
}
