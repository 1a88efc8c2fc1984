using Proof.Quality.Best;
using Proof.Quality.Rules;

namespace Proof.Quality;

/// <summary>Lets every rule match the same worlds, each from empty cars, and finds the best that there is.</summary>
internal static class Contest
{
    /// <summary>How many drivers somebody asks before giving up: the first of the list, as many as our requests may ask at once, or all of it.</summary>
    public static IReadOnlyList<int> Asks { get; } = [1, 5, int.MaxValue];

    /// <summary>Radii in metres that Carpool Vote and Carpoolear are tried with; the one that serves most counts, so that neither loses by ours.</summary>
    public static IReadOnlyList<double> Radii { get; } = [2_000, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000];

    /// <summary>Ours and every rule of the others.</summary>
    public static async Task<IReadOnlyList<Standing>> RunAsync(IReadOnlyList<QualityWorld> worlds)
    {
        var standings = new List<Standing> { new("ours", 1, null, await MatchAllAsync(worlds, world => new OwnRule(world))) };
        foreach (var asks in Asks)
        {
            standings.Add(new Standing("Nomad", asks, 80_000, await MatchAllAsync(worlds, world => ListRule.Nomad(world, asks))));
            standings.Add(await BestOfAsync("Carpool Vote", asks, radius => MatchAllAsync(worlds, world => ListRule.CarpoolVote(world, asks, radius))));
            standings.Add(await BestOfAsync("Carpoolear", asks, radius => MatchAllAsync(worlds, world => ListRule.Carpoolear(world, asks, radius))));
        }

        return standings;
    }

    /// <summary>The best there is over all the worlds.</summary>
    public static BestPossible BestOf(IReadOnlyList<QualityWorld> worlds) =>
        worlds.Select(world => BestPossible.Of(new LoadFinder(world).All()))
            .Aggregate(new BestPossible(0, 0, 0), (sum, one) => new(sum.Matched + one.Matched, sum.Bound + one.Bound, sum.OutwardSeconds + one.OutwardSeconds));

    private static async Task<Standing> BestOfAsync(string name, int asks, Func<double, Task<Tally>> match)
    {
        var tried = new List<Standing>();
        foreach (var radius in Radii)
        {
            tried.Add(new Standing(name, asks, radius, await match(radius)));
        }

        return tried.MaxBy(standing => standing.Tally.Matched)!;
    }

    private static async Task<Tally> MatchAllAsync(IReadOnlyList<QualityWorld> worlds, Func<QualityWorld, IRule> ruleOf)
    {
        var sum = default(Tally);
        foreach (var world in worlds)
        {
            var rule = ruleOf(world);
            var fleet = new Fleet(world);
            foreach (var request in world.Requests)
            {
                await rule.MatchAsync(request, fleet);
            }

            sum += fleet.Booked;
        }

        return sum;
    }
}
