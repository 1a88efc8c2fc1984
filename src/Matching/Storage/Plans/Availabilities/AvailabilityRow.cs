using Matching.Lifts;
using Matching.Plans.Availabilities;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Plans.Availabilities;

/// <summary>An availability as it is stored and kept as a write's answer: what was said sealed as a whole.</summary>
/// <param name="Availability">The availability; its terms are blank.</param>
/// <param name="TermsSealed">What was said.</param>
internal sealed record AvailabilityRow(Availability Availability, byte[] TermsSealed)
{
    private static readonly AvailabilityTerms Blank = new() { Origin = OfferRow.Blank(default), Party = 1, MaxTravel = default };

    /// <summary>Seals what was said.</summary>
    public static AvailabilityRow Seal(Availability said, IOriginVault vault) =>
        new(said with { Terms = Blank }, vault.SealText(said.Id, AnswerJson.Write(said.Terms)));

    /// <summary>The availability with its terms opened.</summary>
    public Availability Open(IOriginVault vault) => Availability with { Terms = AnswerJson.Read<AvailabilityTerms>(vault.OpenText(Availability.Id, TermsSealed)) };

    /// <summary>A statement that answers availabilities: <c>Availabilities/select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Availabilities/select.sql", which);

    /// <summary>Reads a row of such a statement.</summary>
    public static AvailabilityRow Read(NpgsqlDataReader row) => new(
        new Availability
        {
            Id = row.GetGuid(0),
            Campaign = row.GetString(1),
            Subject = row.GetString(2),
            Name = row.GetString(3),
            From = row.GetFieldValue<DateTimeOffset>(4),
            Until = row.GetFieldValue<DateTimeOffset>(5),
            Terms = Blank,
            Cancelled = row.GetString(7) == "CANCELLED",
            CreatedAt = row.GetFieldValue<DateTimeOffset>(8),
        },
        row.GetFieldValue<byte[]>(6));
}
