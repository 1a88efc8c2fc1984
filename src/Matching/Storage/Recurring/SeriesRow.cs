using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>A series as it is stored and kept as a write's answer: what it offers sealed as a whole.</summary>
/// <param name="Series">The series; its terms are blank and its occurrences are <paramref name="Rows"/>.</param>
/// <param name="TermsSealed">What it offers.</param>
/// <param name="Rows">Its occurrences to come.</param>
internal sealed record SeriesRow(LiftSeries Series, byte[] TermsSealed, IReadOnlyList<OccurrenceRow> Rows)
{
    private static readonly SeriesTerms Blank = new(
        default, default, new LiftTerms { SessionId = default, Origin = OfferRow.Blank(default), MaxDetour = default });

    /// <summary>Who drives, as far as the series may act for them.</summary>
    public Caller Driver() => Caller.InNameOf(Series.Driver, Series.DriverName, Series.Campaign);

    /// <summary>Seals terms.</summary>
    public static byte[] SealTerms(IOriginVault vault, Guid series, SeriesTerms terms) => vault.SealText(series, AnswerJson.Write(terms));

    /// <summary>Opens terms; blank where they were emptied, since the series is long over.</summary>
    public static SeriesTerms OpenTerms(IOriginVault vault, Guid series, byte[] box) =>
        box.Length == 0 ? Blank : AnswerJson.Read<SeriesTerms>(vault.OpenText(series, box));

    /// <summary>The series with its terms opened.</summary>
    public LiftSeries Open(IOriginVault vault) => Series with
    {
        Terms = OpenTerms(vault, Series.Id, TermsSealed),
        // One that is cancelled waits for nothing.
        Occurrences = [.. Rows.Select(row => row.Open(vault)).Where(one => !Series.Cancelled || one.State != OccurrenceState.Waiting)],
    };

    /// <summary>The series with its terms opened, and of its occurrences only what stands in the clear.</summary>
    public LiftSeries Said(IOriginVault vault) => Series with
    {
        Terms = OpenTerms(vault, Series.Id, TermsSealed),
        Occurrences = [.. Rows.Select(row => row.Occurrence)],
    };

    /// <summary>A statement that answers series: <c>Recurring/select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Recurring/select.sql", which);

    /// <summary>Reads a row of such a statement, without occurrences.</summary>
    public static SeriesRow Read(NpgsqlDataReader row) => new(
        new LiftSeries
        {
            Id = row.GetGuid(0),
            Campaign = row.GetString(1),
            BoundarySet = row.GetString(2),
            Seat = row.GetString(3),
            Kinds = [.. row.GetFieldValue<string[]>(4).Select(EnumText<SessionKind>.Read)],
            Driver = row.GetString(5),
            DriverName = row.GetString(6),
            Rule = row.GetString(7),
            Start = row.GetFieldValue<DateOnly>(8),
            End = row.GetFieldValue<DateOnly>(9),
            Terms = Blank,
            Cancelled = row.GetString(11) == "CANCELLED",
            Version = row.GetInt64(12),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(13),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(14),
        },
        row.GetFieldValue<byte[]>(10),
        []);
}
