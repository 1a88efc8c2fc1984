using Matching.Campaigns;
using Npgsql;

namespace Matching.Storage.Campaigns;

/// <summary>Reads a campaign from a row of the statements in <c>Sql/Campaigns</c>, which all answer the same columns.</summary>
internal static class CampaignRow
{
    /// <summary>The campaign of the reader's row.</summary>
    public static Campaign Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Party = row.IsDBNull(2) ? null : row.GetString(2),
        BoundarySet = row.GetString(3),
        Election = row.GetString(4),
        MaxMarginShare = row.GetDouble(5),
        MaxMarginVotes = row.IsDBNull(6) ? null : row.GetInt32(6),
        Kinds = [.. row.GetFieldValue<string[]>(7).Select(EnumText<MarginalKind>.Read)],
        Demo = row.GetBoolean(8),
        Version = row.GetInt64(9),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(10),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(11),
        Targets = [.. row.GetFieldValue<string[]>(12).Zip(row.GetFieldValue<double[]>(13), (code, weight) => new CampaignTarget(code, weight))],
        MinorsWelcome = row.GetBoolean(14),
    };
}
