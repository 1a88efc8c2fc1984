using Google.Protobuf;
using Matching.Api;
using Matching.Plans;
using Matching.Plans.Checking;
using Wire = Matching.V1;

namespace Matching.Tests.Plans;

/// <summary>Whom a problem in a file brings together: one driver with three seats, and people beside the way.</summary>
public sealed class PlanPreferencesTests
{
    [Theory]
    [InlineData("""{}""", """{}""", """{}""", "ann ben")]
    [InlineData("""{"womenOnly": true}""", """{}""", """{"womenOnlyWelcome": true}""", "ben")]
    [InlineData("""{"womenOnly": true}""", """{"womenOnly": true}""", """{}""", "ann")]
    [InlineData("""{}""", """{"womenOnly": true}""", """{}""", "ben")]
    [InlineData("""{}""", """{"wheelchair": true}""", """{"childSeat": true}""", "")]
    [InlineData("""{"wheelchair": true, "childSeat": true}""", """{"wheelchair": true}""", """{"childSeat": true}""", "ann ben")]
    [InlineData("""{"wheelchair": true}""", """{"wheelchair": true}""", """{"wheelchair": true, "party": 2}""", "ben")]
    [InlineData("""{"childSeat": true}""", """{"childSeat": true}""", """{"childSeat": true, "party": 2}""", "ben")]
    [InlineData("""{"apart": ["ann"]}""", """{}""", """{}""", "ben")]
    [InlineData("""{}""", """{"apart": ["dee"]}""", """{}""", "ben")]
    [InlineData("""{}""", """{"apart": ["ben"]}""", """{"party": 2}""", "ben")]
    public void Nobody_shares_a_car_whom_their_preferences_keep_apart(string driver, string ann, string ben, string ride)
    {
        var (problem, faults) = PlanReader.Read(Weekend(driver, ann, ben));
        Assert.Empty(faults);

        var plan = new PlanSolver(TimeProvider.System).Solve(problem, null, TestContext.Current.CancellationToken);

        Assert.Equal(ride, string.Join(' ', plan.Cars.SelectMany(car => car.Outward).Select(stop => stop.Volunteer).Order()));
        Assert.All(plan.Unplaced, one => Assert.Equal(UnplacedReason.NoCarPasses, one.Reason));
        Assert.Empty(PlanChecker.Check(problem, plan));
    }

    [Fact]
    public void Who_is_kept_apart_from_nobody_known_is_named_by_the_field() =>
        Assert.Equal("volunteers[1].apart[0]", Assert.Single(PlanReader.Read(Weekend("{}", """{"apart": ["zoe"]}""", "{}")).Faults).Field);

    private static Wire.PlanProblem Weekend(string driver, string ann, string ben)
    {
        var wire = JsonParser.Default.Parse<Wire.PlanProblem>(
            """
            {
              "volunteers": [
                {"id": "dee", "home": {"latitude": 51.45, "longitude": -2.6}, "spareSeats": 3},
                {"id": "ann", "home": {"latitude": 51.46, "longitude": -2.55}},
                {"id": "ben", "home": {"latitude": 51.46, "longitude": -2.54}}
              ],
              "sessions": [
                {"id": "s", "location": {"latitude": 51.47, "longitude": -2.4}, "from": "2026-05-02T09:00:00Z", "until": "2026-05-02T12:00:00Z", "wanted": 4, "maximum": 8}
              ]
            }
            """);
        string[] says = [driver, ann, ben];
        for (var at = 0; at < says.Length; at++)
        {
            wire.Volunteers[at].MergeFrom(JsonParser.Default.Parse<Wire.PlanProblem.Types.Volunteer>(says[at]));
        }

        return wire;
    }
}
