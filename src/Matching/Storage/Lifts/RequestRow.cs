using Matching.Geo;
using Matching.Lifts;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>A request as it is stored and kept as a write's answer: its origin sealed.</summary>
/// <param name="Request">The request; its origin is blank but for the blurred point.</param>
/// <param name="OriginSealed">The exact point.</param>
/// <param name="PlaceSealed">What the passenger wrote.</param>
internal sealed record RequestRow(LiftRequest Request, byte[] OriginSealed, byte[] PlaceSealed)
{
    /// <summary>Seals a request's origin.</summary>
    public static RequestRow Seal(LiftRequest request, IOriginVault vault) => new(
        request with { Needs = request.Needs with { Origin = OfferRow.Blank(request.Needs.Origin.Blurred) } },
        vault.SealPoint(request.Id, request.Needs.Origin.Point),
        vault.SealText(request.Id, request.Needs.Origin.Text));

    /// <summary>The request with its origin opened.</summary>
    public LiftRequest Open(IOriginVault vault) => Request with
    {
        Needs = Request.Needs with
        {
            Origin = new LiftOrigin(vault.OpenText(Request.Id, PlaceSealed), vault.OpenPoint(Request.Id, OriginSealed), Request.Needs.Origin.Blurred),
        },
    };

    /// <summary>A statement that answers requests: <c>Lifts/request_select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Lifts/request_select.sql", which);

    /// <summary>Reads a row of such a statement.</summary>
    public static RequestRow Read(NpgsqlDataReader row) => new(
        new LiftRequest
        {
            Id = row.GetGuid(0),
            Campaign = row.GetString(1),
            Passenger = row.GetString(3),
            PassengerName = row.GetString(4),
            Needs = ReadNeeds(row),
            Age = EnumText<PersonAge>.Read(row.GetString(26)),
            Cancelled = row.GetString(20) == "CANCELLED",
            Demo = row.GetBoolean(21),
            Version = row.GetInt64(22),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(23),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(24),
        },
        row.GetFieldValue<byte[]>(5),
        row.GetFieldValue<byte[]>(6));

    private static LiftNeeds ReadNeeds(NpgsqlDataReader row) => new()
    {
        SessionId = row.GetGuid(2),
        Origin = OfferRow.Blank(new GridPoint(row.GetDouble(7), row.GetDouble(8))),
        Legs = EnumText<Legs>.Read(row.GetString(9)),
        PartySize = row.GetInt32(10),
        EarliestDeparture = row.Instant(11),
        LatestReturn = row.Instant(12),
        MaxWalkMetres = row.GetDouble(13),
        WomenOnly = row.GetBoolean(14),
        WomenOnlyWelcome = row.GetBoolean(15),
        Wheelchair = row.GetBoolean(16),
        ChildSeat = row.GetBoolean(17),
        StepFree = row.GetBoolean(18),
        MeetingPointsOnly = row.GetBoolean(19),
        RematchInstantly = row.GetBoolean(25),
    };
}
