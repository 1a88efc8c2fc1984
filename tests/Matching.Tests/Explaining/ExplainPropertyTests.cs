using System.Collections.Concurrent;
using CsCheck;
using Matching.Lifts.Explaining;

namespace Matching.Tests.Explaining;

/// <summary>What is explained is what is done: it fits exactly where a booking would be made, and what is named is what stands in the way.</summary>
public sealed class ExplainPropertyTests
{
    [Fact]
    public async Task It_fits_exactly_where_a_booking_would_be_made_and_what_is_named_is_in_the_way()
    {
        var seen = await HoldAsync(ExplainWorld.Any);

        // Worlds that all fail alike would show nothing.
        Assert.Equal(
            Enum.GetNames<Obstacle>().Except([nameof(Obstacle.StepFree)]).Append("fits").Order(),
            seen.Where(one => one.Value > 5).Select(one => one.Key).Order());
    }

    [Fact]
    public async Task Without_one_constraint_after_the_other_everything_fits_in_the_end() =>
        await ExplainWorld.Any.SampleAsync(
            async world =>
            {
                var gone = new HashSet<Obstacle>();
                while (Named(await world.ExplainAsync()) is { } obstacle)
                {
                    Assert.True(gone.Add(obstacle), $"{obstacle} was taken away and is named again");
                    world = world.Without(obstacle);
                }

                Assert.True(await world.IsBookedAsync());
            },
            iter: 5_000);

    private static async Task<IReadOnlyDictionary<string, int>> HoldAsync(Gen<ExplainWorld> worlds)
    {
        var seen = new ConcurrentDictionary<string, int>();
        await worlds.SampleAsync(
            async world =>
            {
                var told = await world.ExplainAsync();
                seen.AddOrUpdate(told.Fits ? "fits" : $"{Named(told)}", 1, (_, count) => count + 1);
                if (told.Obstacle is not (Obstacle.Campaign or Obstacle.Closed))
                {
                    Assert.Equal(await world.IsBookedAsync(), told.Fits);
                }

                foreach (var leg in told.Legs.Where(leg => leg.Measures.Count > 0))
                {
                    Assert.Equal(leg.Obstacle, leg.Measures.FirstOrDefault(measure => !measure.Holds) is { Slack: < 0 } broken ? broken.What : null);
                }

                if (Named(told) is { } obstacle)
                {
                    Assert.NotEqual(obstacle, Named(await world.Without(obstacle).ExplainAsync()));
                }
            },
            iter: 20_000);
        return seen;
    }

    /// <summary>What is in the way; of two legs the first.</summary>
    private static Obstacle? Named(MatchExplanation told) => told.Obstacle ?? told.Legs.Select(leg => leg.Obstacle).FirstOrDefault(obstacle => obstacle is not null);
}
