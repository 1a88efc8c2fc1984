using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>What stands in for a home is never near it, the same for ever, and no better a guess than a ring of two kilometres allows.</summary>
public sealed class StandInTests
{
    private static readonly OriginVault Vault = new(OriginKeys.Fresh());

    private static readonly Gen<GridPoint> Homes = Gen.Select(Gen.Double[100_000, 600_000], Gen.Double[20_000, 900_000], (east, north) => new GridPoint(east, north));

    [Fact]
    public void Lies_between_500_metres_and_2_kilometres_from_every_home() =>
        Homes.Select(Gen.Guid).Sample(
            (home, driver) => Assert.InRange(StandIn.Of(Vault, $"{driver}", home).MetresTo(home), StandIn.Nearest, StandIn.Furthest),
            iter: 20_000);

    [Fact]
    public void Is_the_same_for_every_home_of_a_cell_and_moves_with_it_within_a_square()
    {
        var (corner, driver) = (new GridPoint(510_000, 220_000), "driver");
        var first = StandIn.Of(Vault, driver, corner);
        Gen.Select(Gen.Double[0, 499.9], Gen.Double[0, 499.9], Gen.Int[0, 18]).Sample(
            (east, north, cells) =>
            {
                var other = StandIn.Of(Vault, driver, new GridPoint(corner.Easting + (cells * OriginCell.Side) + east, corner.Northing + north));
                Assert.Equal(first.Easting + (cells * OriginCell.Side), other.Easting, 1e-6);
                Assert.Equal(first.Northing, other.Northing, 1e-6);
            },
            iter: 1_000);
    }

    [Fact]
    public void Is_another_for_every_driver_key_and_square()
    {
        var home = new GridPoint(512_300, 224_100);
        var ways = new List<(double, double)> { Way(Vault, "driver", home), Way(Vault, "another", home), Way(new OriginVault(OriginKeys.Fresh()), "driver", home), Way(Vault, "driver", new GridPoint(522_300, 224_100)) };
        Assert.Equal(ways.Count, ways.Distinct().Count());
    }

    [Fact]
    public void A_rotation_of_keys_moves_nobody()
    {
        var (old, fresh, home) = (new byte[OriginKeys.KeyBytes], new byte[OriginKeys.KeyBytes], new GridPoint(512_300, 224_100));
        fresh[0] = 1;
        var before = new OriginVault(new OriginKeys(new Dictionary<byte, byte[]> { [1] = old }, 1, 1));
        var after = new OriginVault(new OriginKeys(new Dictionary<byte, byte[]> { [1] = old, [2] = fresh }, 2, 1));
        Assert.Equal(StandIn.Of(before, "driver", home), StandIn.Of(after, "driver", home));
    }

    /// <summary>
    /// Who has placed the point exactly, and knows the cells and how far ways go, but not the key, says one place for the home: that with the most cells within 500 m. One home in seven lies there.
    /// </summary>
    [Fact]
    public void The_best_guess_that_is_left_is_seldom_within_500_metres()
    {
        var random = new Random(710);
        var (near, tries) = (0, 600);
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var home = new GridPoint(510_000 + (10_000 * random.NextDouble()), 220_000 + (10_000 * random.NextDouble()));
            near += BestGuess(StandIn.Of(Vault, $"driver {attempt}", home)).MetresTo(home) < 500 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{100.0 * near / tries:F1} % of {tries} homes within 500 m of the best guess"));
        Assert.InRange((double)near / tries, 0.02, 0.22);
    }

    /// <summary>Samples homes in each cell whose centre lies as far off as ways go, and takes the place that has the most of them within 500 m.</summary>
    private static GridPoint BestGuess(GridPoint standIn)
    {
        var middle = OriginCell.CentreOf(standIn);
        var homes = (
            from east in Enumerable.Range(-4, 9)
            from north in Enumerable.Range(-4, 9)
            let centre = new GridPoint(middle.Easting + (east * OriginCell.Side), middle.Northing + (north * OriginCell.Side))
            where centre.MetresTo(standIn) is > 853 and < 1_647
            from right in Enumerable.Range(-2, 5)
            from up in Enumerable.Range(-2, 5)
            select new GridPoint(centre.Easting + (right * 100), centre.Northing + (up * 100))).ToList();
        return (
            from east in Enumerable.Range(-16, 33)
            from north in Enumerable.Range(-16, 33)
            select new GridPoint(standIn.Easting + (east * 100), standIn.Northing + (north * 100))).MaxBy(guess => homes.Count(home => home.MetresTo(guess) < 500));
    }

    private static (double East, double North) Way(OriginVault vault, string driver, GridPoint home)
    {
        var (point, cell) = (StandIn.Of(vault, driver, home), OriginCell.CentreOf(home));
        return (Math.Round(point.Easting - cell.Easting, 3), Math.Round(point.Northing - cell.Northing, 3));
    }
}
