using System.Globalization;
using CsCheck;
using Matching.Lifts;
using Matching.People.Retention;
using Matching.Storage.Lifts;
using Matching.Storage.People.Retention;
using Matching.Storage.People.Rights;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Matching.Tests.People.Retention;

/// <summary>After each look of a worker exactly that is emptied which is to be, whatever the world, however many look at once, and wherever one of them dies.</summary>
public sealed class RetentionWorldTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly RetentionRules Rules = new();

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    [Fact]
    public async Task Over_random_worlds_exactly_that_is_emptied_which_has_served()
    {
        // Skips here where there is no database: within a sample a skip counts as a failure.
        Assert.NotNull(database.Source);
        var (looks, emptied, deaths) = (0, 0, 0);
        await RetentionWorld.Any.SampleAsync(
            async world =>
            {
                var (stored, oracle, clock) = (new StoredRetentionWorld(world, database.Source, vault), new RetentionOracle(world, Rules.AfterSession), new FakeTimeProvider(RetentionWorld.Start));
                await stored.StoreAsync();
                IReadOnlySet<string> before = new HashSet<string>();
                foreach (var step in world.Steps)
                {
                    clock.Advance(TimeSpan.FromHours(step.Hours));
                    var due = oracle.DueAt(clock.GetUtcNow());
                    if (step.Manner == RetentionWorld.Manner.Killed)
                    {
                        deaths += await DiesAsync(clock, step.DiesAfter) ? 1 : 0;
                        var half = await stored.EmptiedAsync();
                        Assert.Superset(before.ToHashSet(), half.ToHashSet());
                        Assert.Subset(due.ToHashSet(), half.ToHashSet());
                    }

                    if (step.Manner == RetentionWorld.Manner.Two)
                    {
                        // One of them may have left the turn to the other, which had looked already.
                        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Retention(clock, vault).RunOnceAsync(CancellationToken.None)));
                    }

                    await Retention(clock, vault).RunOnceAsync(CancellationToken.None);
                    before = await stored.EmptiedAsync();
                    Assert.Equal(due.Order(StringComparer.Ordinal), before.Order(StringComparer.Ordinal));
                    (looks, emptied) = (looks + 1, emptied + before.Count);
                }
            },
            iter: 120,
            threads: 1,
            print: world => $"ends [{string.Join(", ", world.SessionEnds)}] offers [{string.Join(", ", world.Offers)}] requests [{string.Join(", ", world.Requests)}] bookings [{string.Join(", ", world.Bookings)}] "
                + $"series [{string.Join(", ", world.Series.Select(one => $"{one} {string.Join(", ", one.Dates)}"))}] sign-ups [{string.Join(", ", world.SignUps)}] phones [{string.Join(", ", world.PhonesGiven)}] steps [{string.Join(", ", world.Steps)}]");

        // The comparison means something only where much is emptied, and workers die in the middle of it.
        Assert.True(emptied > looks, string.Create(CultureInfo.InvariantCulture, $"Only {emptied} things were emptied in {looks} looks."));
        Assert.True(deaths > 5, string.Create(CultureInfo.InvariantCulture, $"Only {deaths} workers died."));
    }

    private async Task<bool> DiesAsync(FakeTimeProvider clock, int after)
    {
        try
        {
            await Retention(clock, new DyingVault(vault, after)).RunOnceAsync(CancellationToken.None);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private PlaceRetention Retention(FakeTimeProvider clock, IOriginVault box) => new(database.Source, new PlaceBlanker(box, clock), Rules, clock);
}
