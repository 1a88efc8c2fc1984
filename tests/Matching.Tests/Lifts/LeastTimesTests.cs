using CsCheck;
using Matching.Storage;
using Matching.Travel;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>Least times bound an engine from below, also where stops are left out, and the database reckons them as the service does.</summary>
public sealed class LeastTimesTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly Gen<double> Metres = Gen.Double[-1_000, 900_000];

    private static readonly Gen<LeastTimes> Any = Gen.OneOf(
        Gen.Const(new StraightLineTimes().Least),
        Gen.Double[5, 40].Select(LeastTimes.AtSpeed));

    [Fact]
    public void No_straight_line_time_is_less_and_none_at_the_greatest_speed_is_more() =>
        Metres.Where(metres => metres > 0).Sample(metres =>
        {
            var engine = new StraightLineTimes();
            Assert.InRange(StraightLineTimes.SecondsFor(metres), engine.Least.Seconds(metres) * (1 - 1e-12), double.MaxValue);
            Assert.InRange(engine.Least.Seconds(metres), LeastTimes.AtSpeed(engine.MaxSpeedMetresPerSecond).Seconds(metres), double.MaxValue);
        });

    [Fact]
    public void A_way_over_more_points_is_never_bounded_by_less() =>
        Gen.Select(Any, Metres, Metres).Sample((least, first, second) =>
            Assert.True(least.Seconds(first) + least.Seconds(second) >= least.Seconds(first + second) - 1e-9));

    [Fact]
    public async Task The_database_reckons_the_same()
    {
        foreach (var (least, metres) in Gen.Select(Any, Metres).Array[200].Single())
        {
            await using var ask = database.Source.Command(
                "select least_seconds($1, $2, $3, $4)", metres, least.SecondsPerMetre, least.StartMetres, least.HalfwayMetres);
            Assert.Equal(least.Seconds(metres), (double)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, 1e-6);
        }
    }
}
