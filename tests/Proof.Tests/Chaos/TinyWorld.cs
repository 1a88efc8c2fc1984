using Matching.Geo;
using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Tests.Chaos;

/// <summary>
/// A world in which all is well: Ann drives two seats there and back, Dan one seat back. Bob rides with Ann both ways; Eve goes with Ann and returns with Dan, a pair; Cid had a seat in
/// Ann's car, who called it off; there was no other for him, and he was told so.
/// </summary>
internal static class TinyWorld
{
    public static readonly Guid Session = Id(1);
    public static readonly Guid Ann = Id(2);
    public static readonly Guid Dan = Id(3);
    public static readonly Guid Bob = Id(4);
    public static readonly Guid Cid = Id(5);
    public static readonly Guid Eve = Id(6);
    public static readonly Guid BobRides = Id(7);
    public static readonly Guid CidRode = Id(8);
    public static readonly Guid EveGoes = Id(9);
    public static readonly Guid EveReturns = Id(10);

    private static readonly TimeSpan Detour = TimeSpan.FromMinutes(15);

    private static readonly DateTimeOffset Then = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    public static WorldState State { get; } = new()
    {
        Sessions = [new(Session, 5, 0, 10) { StartsAt = Then.AddHours(1), EndsAt = Then.AddHours(4), Point = At(10) }],
        SignUps = [.. new[] { "ann", "dan", "bob", "cid", "eve" }.Select(who => new StoredSignUp(Session, who, 1, "GOING"))],
        Offers =
        [
            new(Ann, Session, "ann", "ACTIVE", 7, 1) { Home = At(0), MaxDetour = Detour },
            new(Dan, Session, "dan", "ACTIVE", 2, 1) { Home = At(0), MaxDetour = Detour },
        ],
        Legs = [new(Ann, "OUTWARD", 2), new(Ann, "RETURN", 2), new(Dan, "RETURN", 1)],
        Requests = [new(Bob, Session, "bob", 1, "OPEN", 1), new(Cid, Session, "cid", 1, "OPEN", 1), new(Eve, Session, "eve", 1, "OPEN", 1)],
        Bookings =
        [
            Booking(BobRides, Ann, Bob, "ACCEPTED"),
            Booking(CidRode, Ann, Cid, "CANCELLED") with { EndedBy = "DRIVER", Version = 3, UpdatedAt = Then.AddHours(1) },
            Booking(EveGoes, Ann, Eve, "ACCEPTED") with { PairId = EveReturns },
            Booking(EveReturns, Dan, Eve, "ACCEPTED") with { PairId = EveGoes },
        ],
        BookingLegs =
        [
            Promised(BobRides, "OUTWARD", 33), Promised(BobRides, "RETURN", 240), new(CidRode, "OUTWARD", false), new(CidRode, "RETURN", false),
            Promised(EveGoes, "OUTWARD", 36), Promised(EveReturns, "RETURN", 240),
        ],
        Stops =
        [
            new(Ann, "OUTWARD", 0, BobRides, 1) { Point = At(2) }, new(Ann, "OUTWARD", 1, EveGoes, 1) { Point = At(3) },
            new(Ann, "RETURN", 0, BobRides, -1) { Point = At(2) }, new(Dan, "RETURN", 0, EveReturns, -1) { Point = At(3) },
        ],
        Events =
        [
            new(Ann, 1, "BOOKING_REQUESTED", CidRode), new(Ann, 2, "BOOKING_ACCEPTED", CidRode), new(Ann, 3, "BOOKING_CANCELLED", CidRode),
            new(Ann, 4, "BOOKING_REQUESTED", BobRides), new(Ann, 5, "BOOKING_ACCEPTED", BobRides), new(Ann, 6, "BOOKING_REQUESTED", EveGoes), new(Ann, 7, "BOOKING_ACCEPTED", EveGoes),
            new(Dan, 1, "BOOKING_REQUESTED", EveReturns), new(Dan, 2, "BOOKING_ACCEPTED", EveReturns),
        ],
        Messages = Numbered(
        [
            .. Accepted(BobRides, "ann", "bob", Bob), .. Accepted(CidRode, "ann", "cid", Cid), .. Accepted(EveGoes, "ann", "eve", Eve), .. Accepted(EveReturns, "dan", "eve", Eve),
            new("cid", "BOOKING_FREED", Cid, CidRode, 1), new("cid", "NO_LIFT_FOUND", Cid, null, 2),
        ]),
        Writes = [new("bob", "CreateBooking", "bob-1"), new("ann", "AcceptBooking", "ann-1")],
        Told = [("bob", new Fact(Thing.Booking, BobRides, "ACCEPTED", 2)), ("ann", new Fact(Thing.Booking, BobRides, "ACCEPTED", 2))],
    };

    /// <summary>Bob asked and Ann said yes, one after the other.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Write("bob", "CreateBooking", "bob-1", 1, 2, new Fact(Thing.Booking, BobRides, "REQUESTED", 1)),
        Write("ann", "AcceptBooking", "ann-1", 3, 4, new Fact(Thing.Booking, BobRides, "ACCEPTED", 2)),
    ];

    public static History HistoryOf(IEnumerable<Operation> operations)
    {
        var history = new History();
        foreach (var operation in operations)
        {
            history.Add(operation);
        }

        return history;
    }

    public static Operation Write(string who, string rpc, string id, long from, long until, params Fact[] facts) => new()
    {
        Subject = who,
        Rpc = rpc,
        RequestId = id,
        Sent = "{}",
        From = from,
        Until = until,
        Outcome = Outcome.Acknowledged,
        Answers = [$"{id} is done"],
        Facts = facts,
    };

    /// <summary>Each of a happening of its own.</summary>
    private static IReadOnlyList<StoredMessage> Numbered(IEnumerable<StoredMessage> messages) => [.. messages.Select((message, at) => message with { HappeningId = Id((byte)(100 + at)) })];

    private static StoredBooking Booking(Guid id, Guid offer, Guid request, string state) =>
        new() { Id = id, OfferId = offer, RequestId = request, People = 1, State = state, AcceptedAt = Then, Version = 2 };

    private static IEnumerable<StoredMessage> Accepted(Guid booking, string driver, string passenger, Guid request) =>
        [new(driver, "BOOKING_REQUESTED", request, booking), new(driver, "BOOKING_ACCEPTED", request, booking), new(passenger, "BOOKING_ACCEPTED", request, booking)];

    /// <summary>So many kilometres along the road from where both cars start.</summary>
    private static GridPoint At(double kilometres) => new(500_000 + (1_000 * kilometres), 200_000);

    /// <summary>Told and promised to board so many minutes after nine.</summary>
    private static StoredBookingLeg Promised(Guid booking, string direction, int minutes) =>
        new(booking, direction, true) { PickupAt = Then.AddMinutes(minutes), PromisedAt = Then.AddMinutes(minutes) };

    private static Guid Id(byte number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
