using System.Data;
using Matching.Geo;
using Matching.Seats;
using Npgsql;

namespace Matching.Storage;

/// <summary>Reads the parts of a snapshot over one connection.</summary>
internal sealed class FiguresReader(NpgsqlConnection connection)
{
    /// <summary>Loading runs off the request path; the largest read, all unit postcodes, takes a few seconds.</summary>
    private const int TimeoutSeconds = 120;

    private static readonly string Seats = Sql.Read("Figures/seats.sql");
    private static readonly string Results = Sql.Read("Figures/results.sql");
    private static readonly string Areas = Sql.Read("Figures/areas.sql");
    private static readonly string Units = Sql.Read("Figures/units.sql");
    private static readonly string MeetingPoints = Sql.Read("Figures/meeting_points.sql");

    /// <summary>The seats of a boundary set.</summary>
    public Task<IReadOnlyList<Seat>> SeatsAsync(string boundarySet, CancellationToken cancellation) =>
        ReadAsync(
            Seats,
            [boundarySet],
            row => new Seat(
                boundarySet,
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                new GridPoint(row.GetDouble(5), row.GetDouble(6)),
                WkbOutlines.Read(row.GetFieldValue<byte[]>(4))),
            cancellation);

    /// <summary>The results of an election.</summary>
    public async Task<ElectionResults> ResultsAsync(string boundarySet, string election, CancellationToken cancellation)
    {
        var results = await ReadAsync(
            Results,
            [boundarySet, election],
            row => KeyValuePair.Create(
                row.GetString(0),
                new SeatResult(row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetInt32(5), VotesOf(row))),
            cancellation);
        return new ElectionResults(election, new Dictionary<string, SeatResult>(results, StringComparer.Ordinal));
    }

    /// <summary>The sectors and outcodes.</summary>
    public async Task<IReadOnlyCollection<PlaceArea>> AreasAsync(CancellationToken cancellation) =>
        await ReadAsync(
            Areas,
            [],
            row => new PlaceArea(
                row.GetString(0),
                row.GetString(1) == "SECTOR" ? PlacePrecision.Sector : PlacePrecision.Outcode,
                new GridPoint(row.GetDouble(2), row.GetDouble(3)),
                row.GetDouble(4),
                SharesOf(row)),
            cancellation);

    /// <summary>The unit postcodes of a release.</summary>
    public async Task<PostcodeUnits> UnitsAsync(Release release, CancellationToken cancellation)
    {
        var units = new PostcodeUnitsBuilder(release.RowCount);
        await using var command = Command(Units, [release.Id]);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            units.Add(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2));
        }

        return units.Build();
    }

    /// <summary>The meeting points, in the order that ties of distance fall in.</summary>
    public async Task<PublicPlaces> MeetingPointsAsync(CancellationToken cancellation) => new(await ReadAsync(
        MeetingPoints,
        [],
        row => new PublicPlace(new GridPoint(row.GetDouble(0), row.GetDouble(1)), row.GetString(2), row.GetBoolean(3)),
        cancellation));

    private static PartyVotes[] VotesOf(NpgsqlDataReader row)
    {
        var (parties, votes, areParties) = (row.GetFieldValue<string[]>(6), row.GetFieldValue<int[]>(7), row.GetFieldValue<bool[]>(8));
        return [.. parties.Select((party, at) => new PartyVotes(string.Intern(party), votes[at], areParties[at]))];
    }

    private static AreaShare[] SharesOf(NpgsqlDataReader row)
    {
        var (sets, seats, shares) = (row.GetFieldValue<string[]>(5), row.GetFieldValue<string[]>(6), row.GetFieldValue<double[]>(7));
        return [.. seats.Select((seat, at) => new AreaShare(string.Intern(sets[at]), string.Intern(seat), shares[at]))];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellation)
    {
        await using var command = Command(sql, parameters);
        return await command.ReadAllAsync(map, cancellation);
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = connection.Command(sql, parameters);
        command.CommandTimeout = TimeoutSeconds;
        return command;
    }
}
