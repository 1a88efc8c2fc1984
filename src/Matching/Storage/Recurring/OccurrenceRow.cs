using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>An occurrence as it is stored and kept within a write's answer: what it offers by itself sealed.</summary>
/// <param name="Series">The series.</param>
/// <param name="Occurrence">The occurrence; without terms of its own.</param>
/// <param name="OwnSealed">Its own terms; null where it follows its series.</param>
/// <param name="SignedUpAt">Where the driver was signed up for it.</param>
/// <param name="LookAt">When somebody is to look at it.</param>
/// <param name="Gone">Whether its offer ended with the session.</param>
/// <param name="Begins">When its session begins; where it is none, when the driver can leave.</param>
internal sealed record OccurrenceRow(Guid Series, LiftOccurrence Occurrence, byte[]? OwnSealed, Guid? SignedUpAt, DateTimeOffset LookAt, bool Gone, DateTimeOffset Begins)
{
    /// <summary>Whether it goes where its series goes: nobody has asked for a seat in it, and it was not changed by itself.</summary>
    public bool Follows => OwnSealed is null && !Stays;

    /// <summary>Whether its offer stays where it is: somebody has asked for a seat in it, or its driver has changed it by hand.</summary>
    public bool Stays => !Gone && (Occurrence.Booked || Occurrence.Changed);

    /// <summary>The occurrence as others may see it.</summary>
    public LiftOccurrence Open(IOriginVault vault) => Occurrence with
    {
        State = Gone ? OccurrenceState.Waiting : Occurrence.State,
        OfferId = Gone ? null : Occurrence.OfferId,
        SessionId = Gone ? null : Occurrence.SessionId,
        Offer = Gone ? null : Occurrence.Offer,
        Own = OwnSealed is null ? null : SeriesRow.OpenTerms(vault, Series, OwnSealed),
    };

    /// <summary>Reads a row of <c>Sql/Recurring/occurrences.sql</c>.</summary>
    public static OccurrenceRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new LiftOccurrence
        {
            Times = new OccurrenceTimes(row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)),
            State = EnumText<OccurrenceState>.Read(row.GetString(4)),
            OfferId = row.IsDBNull(5) ? null : row.GetGuid(5),
            SessionId = row.IsDBNull(6) ? null : row.GetGuid(6),
            Version = row.GetInt64(9),
            Booked = row.GetBoolean(13),
            Writes = row.GetInt64(11),
            Offer = row.IsDBNull(5) ? null : ReadOffer(row),
        },
        row.Bytes(8),
        row.IsDBNull(7) ? null : row.GetGuid(7),
        row.GetFieldValue<DateTimeOffset>(10),
        row.GetBoolean(12),
        row.GetFieldValue<DateTimeOffset>(21));

    private static OccurrenceOffer ReadOffer(NpgsqlDataReader row) => new(
        row.IsDBNull(15) ? null : row.GetInt32(15),
        row.IsDBNull(16) ? null : row.GetInt32(16),
        row.GetInt32(17),
        row.GetString(18),
        row.Instant(19),
        row.Instant(20),
        row.GetBoolean(14));
}
