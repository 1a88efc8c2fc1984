using Matching.Campaigns;
using Matching.Seats;

namespace Matching.Tests.Seats;

/// <summary>What counts as marginal, and how ties between equally distant seats fall.</summary>
public sealed class MarginalSetTests
{
    private static readonly Dictionary<char, SeatResult> Results = new()
    {
        ['A'] = AsciiMap.Result(("Lab", 420), ("Con", 400), ("LD", 180)),
        ['B'] = AsciiMap.Result(("Con", 450), ("Lab", 400), ("LD", 150)),
        ['C'] = AsciiMap.Result(("LD", 400), ("Con", 349), ("Lab", 251)),
        ['D'] = AsciiMap.Result(("Con", 510), ("Ind", 490)),
        ['E'] = AsciiMap.Result(("Lab", 520), ("Con", 480)),
    };

    private static readonly SeatAtlas Atlas = AsciiMap.Atlas(
        """
        BAC
        D.E
        """,
        Results);

    [Theory]
    [InlineData(null, "A D E B")]
    [InlineData("Lab", "A E B")]
    [InlineData("Con", "A D E B")]
    [InlineData("LD", "")]
    public void A_margin_of_at_most_a_twentieth_is_marginal(string? party, string expected) =>
        Assert.Equal(expected, Letters(Find(new MarginalCriteria("2024", party, 0.05, null, MarginalKinds.All, MarginalCriteria.NoTargets))));

    [Theory]
    [InlineData(null, 'A', MarginalKind.Open, 20)]
    [InlineData("Lab", 'A', MarginalKind.Hold, 20)]
    [InlineData("Con", 'A', MarginalKind.Gain, 20)]
    [InlineData("LD", 'A', MarginalKind.Gain, 240)]
    [InlineData("Lab", 'C', MarginalKind.Gain, 149)]
    public void Kind_and_margin_are_the_partys(string? party, char seat, MarginalKind kind, int votes)
    {
        var marginality = Marginality.Of(Results[seat], party)!;
        Assert.Equal((kind, votes, votes / 1000.0, votes / 2000.0), (marginality.Kind, marginality.MarginVotes, marginality.MarginShare, marginality.SwingToChange));
    }

    [Fact]
    public void No_candidate_means_no_target() => Assert.Null(Marginality.Of(Results['D'], "Lab"));

    [Fact]
    public void Kinds_and_votes_narrow()
    {
        Assert.Equal("A E", Letters(Find(new MarginalCriteria("2024", "Lab", 0.05, null, MarginalKinds.Hold, MarginalCriteria.NoTargets))));
        Assert.Equal("A", Letters(Find(new MarginalCriteria("2024", "Lab", 0.05, 39, MarginalKinds.All, MarginalCriteria.NoTargets))));
    }

    [Fact]
    public void Listed_seats_alone_are_targets_whatever_their_margin_with_their_weight()
    {
        var listed = Find(new MarginalCriteria("2024", "Lab", 0.01, 1, MarginalKinds.Hold, [new CampaignTarget(AsciiMap.Code('C'), 3), new CampaignTarget(AsciiMap.Code('D'), 0.5), new CampaignTarget("E14000099", 1)]));
        Assert.Equal("C D", Letters(listed));
        Assert.Equal([(3.0, true, 149), (0.5, true, 510)], listed.Seats.Select(seat => (seat.Marginality.Weight, seat.Marginality.Listed, seat.Marginality.MarginVotes)));
    }

    [Fact]
    public void Equal_distances_are_decided_by_margin_then_code()
    {
        // The corner where B, A and D meet; the others are a kilometre away.
        var found = Find(new MarginalCriteria("2024", null, 1, null, MarginalKinds.All, MarginalCriteria.NoTargets)).Nearest(AsciiMap.At(1, 1), 3);
        Assert.Equal(["A", "D", "B"], found.Select(seat => Letter(seat.Marginal)));
        Assert.All(found, seat => Assert.Equal(0, seat.Metres));
    }

    [Theory]
    [InlineData(500, "B D")]
    [InlineData(499.999, "B")]
    [InlineData(0, "B")]
    public void Seats_beyond_the_greatest_distance_are_left_out(double metres, string expected)
    {
        var set = Find(new MarginalCriteria("2024", null, 1, null, MarginalKinds.All, MarginalCriteria.NoTargets));
        Assert.Equal(expected, string.Join(' ', set.Nearest(AsciiMap.At(0.4, 1.5), 5, metres).Select(seat => Letter(seat.Marginal))));
    }

    [Fact]
    public void The_same_criteria_share_one_set()
    {
        var results = Atlas.FindElection("2024")!;
        var one = Atlas.Marginals.Of(results, new MarginalCriteria("2024", "Lab", 0.05, null, MarginalKinds.All, MarginalCriteria.NoTargets));
        Assert.Same(one, Atlas.Marginals.Of(results, new MarginalCriteria("2024", "Lab", 0.05, null, MarginalKinds.All, MarginalCriteria.NoTargets)));
    }

    private static MarginalSet Find(MarginalCriteria criteria) => MarginalSet.Of(Atlas, Atlas.FindElection("2024")!, criteria);

    private static string Letters(MarginalSet set) => string.Join(' ', set.Seats.Select(Letter));

    private static string Letter(MarginalSeat seat) => ((char)('A' + (seat.Seat.Code[^1] - '0'))).ToString();
}
