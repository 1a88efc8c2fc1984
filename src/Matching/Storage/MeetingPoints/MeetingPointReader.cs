using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.MeetingPoints;

/// <summary>Reads meeting points from the database.</summary>
internal sealed class MeetingPointReader(Database source) : IMeetingPoints
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
        await using var command = source.Everywhere.Command(Near, point.Easting, point.Northing, maxMetres, after.Millimetres, after.Id, limit);
        return await command.ReadAllAsync(Read, cancellation);
    }

    private static NearMeetingPoint Read(NpgsqlDataReader row)
    {
        var stepFree = row.GetString(3) switch { "YES" => StepFree.Yes, "NO" => StepFree.No, _ => StepFree.Unknown };
        var location = new GridPoint(row.GetDouble(4), row.GetDouble(5));
        return new NearMeetingPoint(new MeetingPoint(row.GetString(0), row.GetString(1), row.GetString(2), location, stepFree), row.GetInt64(6));
    }
}
