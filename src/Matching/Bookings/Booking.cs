using Matching.Bookings.Disclosing;
using Matching.Geo;
using Matching.Lifts;
using Matching.People;

namespace Matching.Bookings;

/// <summary>Seats of one offer's legs asked for, or held, for one request.</summary>
public sealed record Booking
{
    /// <summary>How long after the last drop-off the two sides still see what they need to find each other: for what was left in the car.</summary>
    public static readonly TimeSpan Afterglow = TimeSpan.FromDays(1);

    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offer.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The passenger's session; the car may go on to another.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Slug of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Code of the seat of the passenger's session.</summary>
    public required string SeatCode { get; init; }

    /// <summary>The driver's subject.</summary>
    public required string Driver { get; init; }

    /// <summary>The driver's first name.</summary>
    public required string DriverName { get; init; }

    /// <summary>The passenger's subject.</summary>
    public required string Passenger { get; init; }

    /// <summary>The passenger's first name.</summary>
    public required string PassengerName { get; init; }

    /// <summary>The passenger's blurred origin, shown in place of their own until acceptance.</summary>
    public required GridPoint PassengerBlurred { get; init; }

    /// <summary>The session's point, the other end of every leg.</summary>
    public required GridPoint SessionPoint { get; init; }

    /// <summary>People in the party.</summary>
    public required int People { get; init; }

    /// <summary>The passenger is 16 or 17. Told to the driver only while <see cref="IsOpenAt"/>.</summary>
    public bool OfMinor { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required BookingState State { get; init; }

    /// <summary>Whose yes it waits for; null unless requested.</summary>
    public Awaits? Awaits { get; init; }

    /// <summary>The other booking of a pair of two cars, which are accepted together or not at all; null for a booking of one car.</summary>
    public Guid? PairId { get; init; }

    /// <summary>Who asked for it.</summary>
    public BookingOrigin Origin { get; init; }

    /// <summary>When it expires unless accepted; null where its offer needed no answer.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What ended it; null while it lives and where it was completed.</summary>
    public EndedBy? EndedBy { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>One leg or two, outward first.</summary>
    public required IReadOnlyList<BookedLeg> Legs { get; init; }

    /// <summary>What the lift costs the passengers.</summary>
    public LiftCost Cost { get; init; }

    /// <summary>How the driver describes the car. Told to the passenger only while <see cref="IsOpenAt"/>.</summary>
    public string Car { get; init; } = "";

    /// <summary>The car's number plate. Told to the passenger only while <see cref="IsOpenAt"/>.</summary>
    public string Plate { get; init; } = "";

    /// <summary>Who said that they are late, or that the other was not there; by leg.</summary>
    public IReadOnlyList<BookingNotice> Notices { get; init; } = [];

    /// <summary>True where generated for demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>Version of what is stored, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose it is: the passenger's, shared with the driver.</summary>
    public Whose Whose() => new(Campaign, SeatCode, Passenger, Driver);

    /// <summary>True while requested or accepted.</summary>
    public bool IsLive => State is BookingState.Requested or BookingState.Accepted;

    /// <summary>Tells whether an answer still counts.</summary>
    public bool AwaitsAnswer(DateTimeOffset now) => State == BookingState.Requested && ExpiresAt > now;

    /// <summary>The side that a person is on; null for others.</summary>
    public BookingSide? SideOf(string subject) => subject == Driver ? BookingSide.Driver : subject == Passenger ? BookingSide.Passenger : null;

    /// <summary>Tells whether the two sides may know where and how to find each other: from acceptance until a day after the last drop-off.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        State is BookingState.Accepted or BookingState.Completed && now < Legs.Max(leg => leg.DropoffAt) + Afterglow;

    /// <summary>What of the other side a reader has a right to see now; nothing for who is on neither.</summary>
    public IEnumerable<Detail> OpenTo(string reader, DateTimeOffset now)
    {
        if (SideOf(reader) is not { } side || !IsOpenAt(now) || Driver == Passenger)
        {
            yield break;
        }

        // Who drives must not take somebody of that age where nobody else came; before all else, since a day's details are counted.
        if (side == BookingSide.Driver && OfMinor)
        {
            yield return new Detail(Campaign, Id, Passenger, DetailKind.Age);
        }

        yield return new Detail(Campaign, Id, side == BookingSide.Driver ? Passenger : Driver, DetailKind.Contact);
        if (side == BookingSide.Driver)
        {
            yield return new Detail(Campaign, Id, Passenger, DetailKind.Home);
        }

        if (side == BookingSide.Passenger && (Car.Length > 0 || Plate.Length > 0))
        {
            yield return new Detail(Campaign, Id, Driver, DetailKind.Car);
        }
    }

    /// <summary>The directions of its legs.</summary>
    public Lifts.Legs Directions => Legs.Select(leg => leg.Direction).ToFlags();
}
