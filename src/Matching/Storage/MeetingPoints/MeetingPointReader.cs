using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.MeetingPoints;

/// <summary>Reads meeting points from the database.</summary>
internal sealed class MeetingPointReader(NpgsqlDataSource source) : IMeetingPoints
{
    private static readonly string Near = Sql.Read("MeetingPoints/near.sql");

    /// <inheritdoc />
    public async Task<IReadOnlyList<NearMeetingPoint>> NearAsync(
        GridPoint point,
        double maxMetres,
        (long Millimetres, string Id) after,
        int limit,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Near);
        foreach (var value in (object[])[point.Easting, point.Northing, maxMetres, after.Millimetres, after.Id, limit])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var points = new List<NearMeetingPoint>();
        while (await reader.ReadAsync(cancellation))
        {
            var stepFree = reader.GetString(3) switch { "YES" => StepFree.Yes, "NO" => StepFree.No, _ => StepFree.Unknown };
            var location = new GridPoint(reader.GetDouble(4), reader.GetDouble(5));
            points.Add(new NearMeetingPoint(
                new MeetingPoint(reader.GetString(0), reader.GetString(1), reader.GetString(2), location, stepFree),
                reader.GetInt64(6)));
        }

        return points;
    }
}
