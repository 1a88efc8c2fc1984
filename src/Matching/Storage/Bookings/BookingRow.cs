using System.Text.Json;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>A booking as it is stored and kept as a write's answer: its points, its walks and its car sealed.</summary>
/// <param name="Booking">The booking; the points and walks of its legs and its car are blank.</param>
/// <param name="HomesSealed">The point and the walk of each leg, in their order.</param>
/// <param name="CarSealed">How the driver describes the car, sealed for the offer; null where they do not.</param>
/// <param name="PlateSealed">Its number plate, likewise.</param>
internal sealed record BookingRow(Booking Booking, IReadOnlyList<byte[]> HomesSealed, byte[]? CarSealed = null, byte[]? PlateSealed = null)
{
    /// <summary>The booking with its points, its walks and its car opened.</summary>
    public Booking Open(IOriginVault vault) => Booking with
    {
        Legs = [.. Booking.Legs.Select((leg, at) => vault.OpenHome(Booking.Id, HomesSealed[at], leg))],
        Car = vault.OpenSaid(Booking.OfferId, CarSealed),
        Plate = vault.OpenSaid(Booking.OfferId, PlateSealed),
    };

    /// <summary>A statement that answers bookings: <c>Bookings/select.sql</c>, and a file that says which.</summary>
    public static string Statement(string which) => Sql.Read("Bookings/select.sql", which);

    /// <summary>Reads a row of such a statement.</summary>
    public static BookingRow Read(NpgsqlDataReader row)
    {
        using var legs = JsonDocument.Parse(row.GetString(25));
        return new BookingRow(
            new Booking
            {
                Id = row.GetGuid(0),
                OfferId = row.GetGuid(1),
                RequestId = row.GetGuid(2),
                SessionId = row.GetGuid(3),
                Campaign = row.GetString(4),
                SeatCode = row.GetString(30),
                Driver = row.GetString(5),
                DriverName = row.GetString(6),
                Passenger = row.GetString(7),
                PassengerName = row.GetString(8),
                PassengerBlurred = new GridPoint(row.GetDouble(9), row.GetDouble(10)),
                SessionPoint = row.IsDBNull(11) ? default : new GridPoint(row.GetDouble(11), row.GetDouble(12)),
                People = row.GetInt32(13),
                OfMinor = row.GetBoolean(31),
                State = EnumText<BookingState>.Read(row.GetString(14)),
                Awaits = row.IsDBNull(15) ? null : EnumText<Awaits>.Read(row.GetString(15)),
                PairId = row.IsDBNull(16) ? null : row.GetGuid(16),
                Origin = EnumText<BookingOrigin>.Read(row.GetString(17)),
                ExpiresAt = row.Instant(18),
                EndedBy = row.IsDBNull(19) ? null : EnumText<EndedBy>.Read(row.GetString(19)),
                AcceptedAt = row.Instant(20),
                Demo = row.GetBoolean(21),
                Version = row.GetInt64(22),
                CreatedAt = row.GetFieldValue<DateTimeOffset>(23),
                UpdatedAt = row.GetFieldValue<DateTimeOffset>(24),
                Legs = [.. legs.RootElement.EnumerateArray().Select(LegOf)],
                Cost = EnumText<LiftCost>.Read(row.GetString(26)),
                Notices = row.IsDBNull(29) ? [] : NoticesOf(row.GetString(29)),
            },
            [.. legs.RootElement.EnumerateArray().Select(leg => StopJson.Bytes(leg[1]))],
            row.Bytes(27),
            row.Bytes(28));
    }

    private static List<BookingNotice> NoticesOf(string json)
    {
        using var notices = JsonDocument.Parse(json);
        return [.. notices.RootElement.EnumerateArray().Select(notice => new BookingNotice(
            EnumText<NoticeKind>.Read(notice[0].GetString()!),
            EnumText<BookingSide>.Read(notice[1].GetString()!),
            EnumText<LegDirection>.Read(notice[2].GetString()!),
            notice[3].ValueKind == JsonValueKind.Null ? null : TimeSpan.FromMinutes(notice[3].GetInt32()),
            notice[4].GetDateTimeOffset()))];
    }

    private static BookedLeg LegOf(JsonElement leg) => new()
    {
        Direction = EnumText<LegDirection>.Read(leg[0].GetString()!),
        Home = default,
        MeetingPoint = leg[2].GetString()!,
        WalkMetres = 0,
        AddedSeconds = leg[3].GetDouble(),
        PickupAt = leg[4].GetDateTimeOffset(),
        DropoffAt = leg[5].GetDateTimeOffset(),
        Approximate = leg[6].GetBoolean(),
        PromisedAt = leg[7].ValueKind == JsonValueKind.Null ? null : leg[7].GetDateTimeOffset(),
    };
}
