using Matching.Geo;
using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>An offer as it is stored and kept as a write's answer: its origin and its car sealed.</summary>
/// <param name="Offer">The offer; its origin is blank but for the blurred point, and its car is blank.</param>
/// <param name="OriginSealed">The exact point.</param>
/// <param name="PlaceSealed">What the driver wrote.</param>
/// <param name="CarSealed">How the driver describes the car; null where they do not.</param>
/// <param name="PlateSealed">Its number plate; null where the driver gives none.</param>
internal sealed record OfferRow(LiftOffer Offer, byte[] OriginSealed, byte[] PlaceSealed, byte[]? CarSealed = null, byte[]? PlateSealed = null)
{
    /// <summary>Seals an offer's origin and car.</summary>
    public static OfferRow Seal(LiftOffer offer, IOriginVault vault) => new(
        offer with { Terms = offer.Terms with { Origin = Blank(offer.Terms.Origin.Blurred), Car = "", Plate = "" } },
        vault.SealPoint(offer.Id, offer.Terms.Origin.Point),
        vault.SealText(offer.Id, offer.Terms.Origin.Text),
        vault.SealSaid(offer.Id, offer.Terms.Car),
        vault.SealSaid(offer.Id, offer.Terms.Plate));

    /// <summary>The offer with its origin and car opened; what stands in for the origin is drawn, and so the same as when it was stored.</summary>
    public LiftOffer Open(IOriginVault vault)
    {
        var origin = new LiftOrigin(vault.OpenText(Offer.Id, PlaceSealed), vault.OpenPoint(Offer.Id, OriginSealed), Offer.Terms.Origin.Blurred);
        return Offer with
        {
            Terms = (Offer.Terms with
            {
                Origin = origin,
                Car = vault.OpenSaid(Offer.Id, CarSealed),
                Plate = vault.OpenSaid(Offer.Id, PlateSealed),
            }).Hidden(vault, Offer.Driver),
        };
    }

    /// <summary>A statement that answers offers: <c>Lifts/offer_select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Lifts/offer_select.sql", which);

    /// <summary>Reads a row of such a statement.</summary>
    public static OfferRow Read(NpgsqlDataReader row) => new(
        new LiftOffer
        {
            Id = row.GetGuid(0),
            Campaign = row.GetString(1),
            Driver = row.GetString(3),
            DriverName = row.GetString(4),
            Terms = ReadTerms(row),
            Cancelled = row.GetString(22) == "CANCELLED",
            Demo = row.GetBoolean(23),
            Version = row.GetInt64(24),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(25),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(26),
        },
        row.GetFieldValue<byte[]>(5),
        row.GetFieldValue<byte[]>(6),
        row.Bytes(29),
        row.Bytes(30));

    /// <summary>An origin that tells no more than its blurred point.</summary>
    internal static LiftOrigin Blank(GridPoint blurred) => new("", default, blurred);

    private static LiftTerms ReadTerms(NpgsqlDataReader row) => new()
    {
        SessionId = row.GetGuid(2),
        Origin = Blank(new GridPoint(row.GetDouble(7), row.GetDouble(8))),
        OutwardSeats = row.IsDBNull(9) ? null : row.GetInt32(9),
        ReturnSeats = row.IsDBNull(10) ? null : row.GetInt32(10),
        Company = row.GetInt32(11),
        MaxDetour = TimeSpan.FromSeconds(row.GetDouble(12)),
        EarliestDeparture = row.Instant(13),
        LatestArrival = row.Instant(14),
        ReturnDeparture = row.Instant(15),
        LatestReturn = row.Instant(16),
        WomenOnly = row.GetBoolean(17),
        WheelchairSpace = row.GetBoolean(18),
        ChildSeat = row.GetBoolean(19),
        MeetingPointsOnly = row.GetBoolean(20),
        Note = row.GetString(21),
        Instant = row.GetBoolean(27),
        Cost = EnumText<LiftCost>.Read(row.GetString(28)),
        CoachStops = row.CoachStops(31),
    };
}
