using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Tests.Api;

/// <summary>Seats over the wire, on the official map.</summary>
public sealed class SeatApiTests(OfficialHost world) : IClassFixture<OfficialHost>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly SeatService.SeatServiceClient seats = new(world.Host.Channel);

    [Fact]
    public async Task GetSeat_tells_the_result_and_what_makes_it_marginal()
    {
        var hendon = Assert.Single(await ListAsync(new ListSeatsRequest { MarginalOnly = true, PageSize = 1000 }), seat => seat.Name == "Hendon");
        var got = (await seats.GetSeatAsync(new GetSeatRequest { Code = hendon.Code }, cancellationToken: stop)).Seat;
        Assert.Equal(hendon, got);
        Assert.Equal(("2024", "2024", "England", 15, "Lab", "Con"), (got.BoundarySet, got.Election, got.Nation, got.Majority, got.FirstParty, got.SecondParty));
        Assert.Equal(Marginality.Types.Kind.Types.Value.Open, got.Marginality.Kind);
        Assert.Equal(15, got.Marginality.MarginVotes);
        Assert.Equal(15.0 / got.ValidVotes, got.Marginality.MarginShare);
        Assert.Equal(got.Results.Select(votes => votes.Votes).OrderDescending(), got.Results.Select(votes => votes.Votes));
    }

    [Fact]
    public async Task GetSeat_refuses_what_it_cannot_answer()
    {
        Assert.Equal((StatusCode.NotFound, "SEAT_NOT_FOUND", ""), await seats.GetSeatAsync(new GetSeatRequest { Code = "E14999999" }, cancellationToken: stop).RefusalAsync());
        Assert.Equal((StatusCode.NotFound, "BOUNDARY_SET_NOT_FOUND", ""), await seats.GetSeatAsync(new GetSeatRequest { Code = "E14001276", BoundarySet = "1832" }, cancellationToken: stop).RefusalAsync());
        Assert.Equal((StatusCode.NotFound, "CAMPAIGN_NOT_FOUND", ""), await seats.GetSeatAsync(new GetSeatRequest { Code = "E14001276", Campaign = "nobody" }, cancellationToken: stop).RefusalAsync());
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD", "boundary_set code"), await seats.GetSeatAsync(new GetSeatRequest { Code = "Hendon", BoundarySet = new string('x', 41) }, cancellationToken: stop).RefusalAsync());
    }

    [Fact]
    public async Task ListSeats_walks_every_seat_once_in_order_of_code()
    {
        var all = await ListAsync(new ListSeatsRequest { PageSize = 97 });
        Assert.Equal(650, all.Count);
        Assert.Equal(all.Select(seat => seat.Code).Distinct().Order(StringComparer.Ordinal), all.Select(seat => seat.Code));
        Assert.Equal(115, (await ListAsync(new ListSeatsRequest { MarginalOnly = true })).Count);
        Assert.Equal(115, all.Count(seat => seat.Marginality is not null));
    }

    [Fact]
    public async Task ListSeats_takes_a_token_back_for_its_own_query_only()
    {
        var token = (await seats.ListSeatsAsync(new ListSeatsRequest { PageSize = 10 }, cancellationToken: stop)).NextPageToken;
        Assert.Equal(20, (await seats.ListSeatsAsync(new ListSeatsRequest { PageSize = 20, PageToken = token }, cancellationToken: stop)).Seats.Count);
        foreach (var wrong in (string[])[token + "A", "nonsense!", token[..8]])
        {
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD", "page_token"), await seats.ListSeatsAsync(new ListSeatsRequest { PageToken = wrong }, cancellationToken: stop).RefusalAsync());
        }

        Assert.Equal("page_size page_token", (await seats.ListSeatsAsync(new ListSeatsRequest { PageToken = token, MarginalOnly = true, PageSize = -1 }, cancellationToken: stop).RefusalAsync()).Fields);
    }

    [Fact]
    public async Task LocateSeat_finds_the_seat_of_coordinates_and_none_at_sea()
    {
        var palace = await seats.LocateSeatAsync(new LocateSeatRequest { Place = "51.50101,-0.14159" }, cancellationToken: stop);
        Assert.Equal("Cities of London and Westminster", palace.Candidates[0].Name);
        Assert.Equal(Place.Types.Precision.Types.Value.Exact, palace.Place.Precision);
        Assert.Equal((StatusCode.NotFound, "SEAT_NOT_FOUND", ""), await seats.LocateSeatAsync(new LocateSeatRequest { Place = "55,2" }, cancellationToken: stop).RefusalAsync());
    }

    [Fact]
    public async Task FindNearestMarginals_tells_seats_alone_or_with_the_way_there()
    {
        var code = (await world.ShuffledAsync())[0].Code;
        var basic = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = code, View = View.Types.Value.Basic }, cancellationToken: stop);
        Assert.Equal(code, basic.Origin.Name);
        Assert.Equal(5, basic.Marginals.Count);
        Assert.All(basic.Marginals, marginal => Assert.Null(marginal.TravelTime));

        var full = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = code }, cancellationToken: stop);
        Assert.Equal(basic.Marginals.Select(marginal => (marginal.Seat, marginal.DistanceMetres)), full.Marginals.Select(marginal => (marginal.Seat, marginal.DistanceMetres)));
        Assert.All(full.Marginals, marginal => Assert.True(marginal.TravelTime.ToTimeSpan() > TimeSpan.Zero));

        var need = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = code, Rank = Rank.Types.Value.Need, View = View.Types.Value.Basic, Limit = 50 }, cancellationToken: stop);
        Assert.Equal(50, need.Marginals.Count);
        Assert.Equal(need.Marginals.Select(marginal => marginal.Need.Score).OrderDescending(), need.Marginals.Select(marginal => marginal.Need.Score));
    }

    [Fact]
    public async Task FindNearestMarginals_tells_a_campaigns_open_sessions_in_the_full_view()
    {
        var hendon = Assert.Single(await ListAsync(new ListSeatsRequest { MarginalOnly = true, PageSize = 1000 }), seat => seat.Name == "Hendon");
        await ExecuteAsync(
            """
            insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ('full', 'Full', '2024', '2024', 0.05, now(), now())
            """);
        await ExecuteAsync(
            """
            insert into session (id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum, step_free, remote,
                                 created_by, created_at, updated_at)
            select gen_random_uuid(), 'full', '2024', code, 'CANVASS', 51.5, -0.2, st_x(hub) + east, st_y(hub), address, now() + starts * interval '1 hour', now() + (starts + 3) * interval '1 hour',
                   20, 30, 'YES', remote, 'test', now(), now()
            from seat, (values ('near', 100, 48, false), ('far', 5000, 24, false), ('too late', 0, 300, false), ('remote', 0, 24, true)) s (address, east, starts, remote)
            where name = 'Hendon'
            """);
        await ExecuteAsync("insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at) select gen_random_uuid(), id, 'ann', 'Ann', 5, 'GOING', now(), now() from session where address = 'far'");

        var place = FormattableString.Invariant($"{hendon.Hub.Latitude},{hendon.Hub.Longitude}");
        var answer = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = place, Campaign = "full", Rank = Rank.Types.Value.Need }, cancellationToken: stop);
        var first = answer.Marginals[0];
        Assert.Equal(("Hendon", 0.0), (first.Seat.Name, first.DistanceMetres));
        Assert.Equal(["far", "near"], first.OpenSessions.Select(session => session.Address));
        Assert.Equal("near", first.NextSession.Address);
        Assert.Equal(25 + 30, first.PlacesLeft);
        Assert.Equal(55.0 / 60, first.Need.Shortfall);
        Assert.InRange(first.TravelTime.ToTimeSpan().TotalMinutes, 0.2, 0.3);
        Assert.All(answer.Marginals.Skip(1), other => Assert.True(other.OpenSessions.Count == 0 && other.NextSession is null && other.Need.Shortfall == 0.5));

        // An ad-hoc campaign sees no sessions.
        var adHoc = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = place }, cancellationToken: stop);
        Assert.All(adHoc.Marginals, other => Assert.Empty(other.OpenSessions));
    }

    [Fact]
    public async Task FindNearestMarginals_replaces_a_campaigns_terms_by_the_requests()
    {
        var gains = await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest
        {
            Place = "51.5,-0.1",
            Party = "LD",
            MaxMarginShare = 0.1,
            Kinds = { Marginality.Types.Kind.Types.Value.Gain },
            View = View.Types.Value.Basic,
            MaxDistanceMetres = 100_000,
            Limit = 50,
        }, cancellationToken: stop);
        Assert.NotEmpty(gains.Marginals);
        Assert.All(gains.Marginals, marginal =>
        {
            Assert.Equal(Marginality.Types.Kind.Types.Value.Gain, marginal.Marginality.Kind);
            Assert.NotEqual("LD", marginal.Marginality.FirstParty);
            Assert.InRange(marginal.Marginality.MarginShare, 0, 0.1);
            Assert.InRange(marginal.DistanceMetres, 0, 100_000);
        });
    }

    [Fact]
    public async Task FindNearestMarginals_names_every_wrong_field_at_once()
    {
        var wrong = new FindNearestMarginalsRequest
        {
            Place = "nowhere at all",
            Party = "Ind",
            MaxMarginShare = double.NaN,
            MaxMarginVotes = -1,
            Kinds = { (Marginality.Types.Kind.Types.Value)9 },
            Limit = 51,
            Rank = (Rank.Types.Value)9,
            View = (View.Types.Value)9,
            From = new Timestamp { Seconds = long.MaxValue },
            Until = new Timestamp { Seconds = 0 },
            MaxDistanceMetres = double.PositiveInfinity,
        };
        var (_, reason, fields) = await seats.FindNearestMarginalsAsync(wrong, cancellationToken: stop).RefusalAsync();
        Assert.Equal("INVALID_FIELD", reason);
        Assert.Equal("from kinds limit max_distance_metres max_margin_share max_margin_votes party place rank until view", fields);
    }

    [Theory]
    [InlineData(0, 0, "0.mvt")]
    [InlineData(5, 15, "10.mvt")]
    [InlineData(10, 511, "340.mvt")]
    public async Task GetSeatTile_draws_the_layer_of_seats(int z, int x, string tile)
    {
        var body = await seats.GetSeatTileAsync(new GetSeatTileRequest { Z = z, X = x, Tile = tile }, cancellationToken: stop);
        Assert.Equal("application/vnd.mapbox-vector-tile", body.ContentType);
        var layer = VectorTile.Read(body.Data);
        Assert.Equal("seats", layer.Name);
        Assert.Equal(["code", "kind", "margin_share", "marginal", "name", "weight"], layer.Keys.Order(StringComparer.Ordinal));
        Assert.True(layer.Features > 0);
        Assert.Contains("OPEN", layer.Texts);

        // At zoom 0 a tile's unit is ten kilometres of ground, and small seats vanish.
        Assert.Equal(z > 0, layer.Texts.Contains("Hendon"));
    }

    [Fact]
    public async Task GetSeatTile_is_empty_far_away_and_names_what_is_out_of_range()
    {
        Assert.Empty((await seats.GetSeatTileAsync(new GetSeatTileRequest { Z = 5, X = 0, Tile = "0.mvt" }, cancellationToken: stop)).Data);
        Assert.Equal("tile x z", (await seats.GetSeatTileAsync(new GetSeatTileRequest { Z = 15, X = -1, Tile = "0.png" }, cancellationToken: stop).RefusalAsync()).Fields);
        Assert.Equal("tile x", (await seats.GetSeatTileAsync(new GetSeatTileRequest { Z = 1, X = 2, Tile = "2.mvt" }, cancellationToken: stop).RefusalAsync()).Fields);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = world.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<List<Seat>> ListAsync(ListSeatsRequest request)
    {
        var all = new List<Seat>();
        do
        {
            var page = await seats.ListSeatsAsync(request, cancellationToken: stop);
            all.AddRange(page.Seats);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
