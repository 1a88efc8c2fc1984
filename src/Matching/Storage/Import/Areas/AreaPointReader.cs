using Matching.Geo;
using Matching.Storage.Import.Postcodes;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Areas;

/// <summary>
/// Reads the two tables that stand in where there are no open unit postcodes: outcodes with their centres (postcode, latitude, longitude) and Northern
/// Ireland's Data Zones with theirs (dz2021cd, lat, lon).
/// </summary>
internal static class AreaPointReader
{
    /// <exception cref="ImportRefusedException">A row is bad, or an outcode stands twice.</exception>
    public static IReadOnlyList<AreaPoint> Outcodes(string path) => Read(path, "postcode", "latitude", "longitude",
        code => UnitCode.IsOutcode(code) ? null : $"\"{code}\" is not an outcode.");

    /// <exception cref="ImportRefusedException">A row is bad, or a zone stands twice.</exception>
    public static IReadOnlyList<AreaPoint> DataZones(string path) => Read(path, "dz2021cd", "lat", "lon",
        code => code.StartsWith('N') ? null : $"\"{code}\" is not a Data Zone of Northern Ireland.");

    private static List<AreaPoint> Read(string path, string codeColumn, string latColumn, string lonColumn, Func<string, string?> fault)
    {
        using var table = CsvTable.Open(path, codeColumn);
        table.Require(latColumn, lonColumn);
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        var points = new List<AreaPoint>();
        foreach (var row in table.Rows())
        {
            var code = row.Needed(codeColumn);
            var wrong = fault(code) ?? (seen.TryAdd(code, row.Row) ? null : $"{code} stands twice; first in row {seen[code]}.");
            if (wrong is not null)
            {
                throw row.Refuse(codeColumn, wrong);
            }

            var (latitude, longitude) = (row.Number(latColumn), row.Number(lonColumn));
            if (!UnitedKingdom.Contains(longitude, latitude))
            {
                throw row.Refuse(latColumn, FormattableString.Invariant($"{latitude},{longitude} is no latitude and longitude in the United Kingdom."));
            }

            points.Add(new AreaPoint(code, BritishGrid.ToGrid(new GeoPoint(latitude, longitude))));
        }

        return points;
    }
}
