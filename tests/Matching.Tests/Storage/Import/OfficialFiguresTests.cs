using Matching.Storage.Import;
using Matching.V1;
using Npgsql;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>The official files give the figures that everybody can look up.</summary>
public sealed class OfficialFiguresTests(OfficialPostGis database) : IClassFixture<OfficialPostGis>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Hendon", 15)]
    [InlineData("Poole", 18)]
    [InlineData("Basildon and Billericay", 20)]
    public async Task The_closest_seats_of_2024_have_their_majorities(string name, int majority) =>
        Assert.Equal(majority, await NumberAsync($"select majority from seat_result join seat using (boundary_set, code) where name = '{name}' and election = '2024'"));

    [Theory]
    [InlineData("the seats", 650, "select count(*) from seat where boundary_set = '2024'")]
    [InlineData("all valid votes", 28_808_662, "select sum(valid_votes) from seat_result where election = '2024'")]
    [InlineData("votes of every party's best candidate leave out only rivals of the same name", 0, "select count(*) from seat_result r where election = '2024' and valid_votes < (select sum(votes) from seat_votes v where (v.boundary_set, v.election, v.code) = (r.boundary_set, r.election, r.code))")]
    [InlineData("seats with a majority under 2,000", 100, "select count(*) from seat_result where election = '2024' and majority < 2000")]
    [InlineData("seats with a majority under 5 % of the valid votes", 115, "select count(*) from seat_result where election = '2024' and majority < 0.05 * valid_votes")]
    [InlineData("the Speaker and independents are no party", 2, "select count(distinct party) from seat_votes where election = '2024' and not is_party")]
    [InlineData("England, Wales, Scotland, Northern Ireland", 4, "select count(distinct nation) from seat where boundary_set = '2024'")]
    [InlineData("every seat has its region", 0, "select count(*) from seat where boundary_set = '2024' and region = ''")]
    [InlineData("London has its seats", 75, "select count(*) from seat where boundary_set = '2024' and region = 'London'")]
    [InlineData("every outline is valid", 0, "select count(*) from seat where not st_isvalid(outline)")]
    [InlineData("every hub lies in its seat", 0, "select count(*) from seat where not st_covers(outline, hub)")]
    public async Task Figures_of_2024_are_right(string what, long expected, string sql)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, await NumberAsync(sql));
    }

    [Fact]
    public async Task Two_boundary_sets_and_three_elections_live_side_by_side()
    {
        var import = new OfficialImport(database.ConnectionString, TimeProvider.System);
        var report = await import.SeatsAsync(OfficialData.Seats2017, null, Stop);
        Assert.Contains("90 outlines repaired", report.Facts);
        Assert.Equal(90, report.Notes.Where(note => note.Contains(": repaired, ", StringComparison.Ordinal)).Select(note => note.Split(' ')[0]).Where(SeatCode.IsValid).Distinct().Count());
        await import.ResultsAsync([OfficialData.Results2017], null, null, Stop);
        await import.ResultsAsync([OfficialData.Results2019], null, null, Stop);

        Assert.Equal(650, await NumberAsync("select count(*) from seat where boundary_set = '2017'"));
        Assert.Equal(650, await NumberAsync("select count(*) from seat where boundary_set = '2024'"));
        Assert.Equal(80, await NumberAsync("select count(*) from seat_result where boundary_set = '2017' and election = '2017' and majority < 2000"));
        Assert.Equal(30, await NumberAsync("select count(*) from seat_result where election = '2017' and majority < 2000 and first_party = 'Con'"));
        Assert.Equal(650, await NumberAsync("select count(*) from seat_result where boundary_set = '2017' and election = '2019'"));
        Assert.Equal(0, await NumberAsync(
            """
            select count(*) from seat_result r
            where not exists (select from seat_votes a, seat_votes b
                where (a.boundary_set, a.election, a.code, a.party) = (r.boundary_set, r.election, r.code, r.first_party)
                and (b.boundary_set, b.election, b.code, b.party) = (r.boundary_set, r.election, r.code, r.second_party)
                and a.votes - b.votes = r.majority)
            and r.first_party <> r.second_party
            """));
        await AskOfBothAsync();
    }

    /// <summary>A service answers from the set that is asked for, also where a code, as that of Orkney and Shetland, lives in both.</summary>
    private async Task AskOfBothAsync()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString);
        await host.LoadedAsync();
        var seats = new SeatService.SeatServiceClient(host.Invoker);
        foreach (var (asked, set, election, majority, hendon) in new[] { ("2017", "2017", "2019", 2507, "E14000741"), ("2024", "2024", "2024", 7807, "E14001279"), ("", "2024", "2024", 7807, "E14001279") })
        {
            var isles = (await seats.GetSeatAsync(new() { Code = "S14000051", BoundarySet = asked }, cancellationToken: Stop)).Seat;
            Assert.Equal((set, election, majority), (isles.BoundarySet, isles.Election, isles.Majority));
            var located = await seats.LocateSeatAsync(new() { Place = "51.5829,-0.2259", BoundarySet = asked }, cancellationToken: Stop);
            Assert.Equal(hendon, located.Candidates[0].Code);
            var nearest = await seats.FindNearestMarginalsAsync(new() { Place = "51.5829,-0.2259", BoundarySet = asked, MaxMarginShare = 0.1 }, cancellationToken: Stop);
            Assert.Equal((hendon, set), (nearest.Marginals[0].Seat.Code, Assert.Single(nearest.Marginals.Select(marginal => marginal.Seat.BoundarySet).Distinct())));
        }
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using NpgsqlCommand command = database.Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop), System.Globalization.CultureInfo.InvariantCulture);
    }
}
