using Matching.Bookings;
using Matching.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>
/// Writes bookings and the stops that accepted ones hold, inside a transaction that holds the rows of the request and of every offer concerned.
/// The database's own guards are checked at its commit.
/// </summary>
internal sealed class BookingWriter(IOriginVault vault, LiftRules lifts, BookingRules rules, TimeProvider clock)
{
    private static readonly string Insert = Sql.Read("Bookings/insert.sql");
    private static readonly string InsertLeg = Sql.Read("Bookings/insert_leg.sql");
    private static readonly string PromiseLeg = Sql.Read("Bookings/promise_leg.sql");
    private static readonly string SetAccepted = Sql.Read("Bookings/accept.sql");
    private static readonly string ClearStops = Sql.Read("Bookings/clear_stops.sql");
    private static readonly string Unseat = Sql.Read("Bookings/unseat.sql");
    private static readonly string InsertStop = Sql.Read("Bookings/insert_stop.sql");
    private static readonly string SetStart = Sql.Read("Bookings/set_start.sql");
    private static readonly string Rekeep = Sql.Read("Bookings/rekeep.sql");
    private static readonly string RekeepLeg = Sql.Read("Bookings/rekeep_leg.sql");
    private static readonly string Reschedule = Sql.Read("Bookings/reschedule.sql");

    /// <summary>Stores a booking as requested or, where <paramref name="accepted"/>, with its seats held.</summary>
    public async Task InsertAsync(NpgsqlConnection connection, BookingDraft draft, bool accepted, CancellationToken cancellation)
    {
        var (plan, request) = (draft.Plan, draft.Request);
        var now = clock.GetStorableNow();
        await connection.RunAsync(
            Insert, cancellation, plan.Booking, plan.Car.Offer.Id, request.Id, draft.PairId, request.Needs.PartySize,
            EnumText<BookingState>.Of(accepted ? BookingState.Accepted : BookingState.Requested), draft.DriverYes, draft.PassengerYes,
            EnumText<BookingOrigin>.Of(draft.Origin), accepted ? null : rules.ExpiryOf(now, now, plan.DepartsAt).ToUniversalTime(), accepted ? now : null, now);
        foreach (var leg in plan.Legs)
        {
            var booked = leg.Booked;
            await connection.RunAsync(
                InsertLeg, cancellation, plan.Booking, EnumText<LegDirection>.Of(booked.Direction), plan.Car.Offer.Id, request.Id, accepted, request.Needs.PartySize,
                request.Needs.Wheelchair, request.Needs.ChildSeat, vault.SealHome(plan.Booking, booked), booked.MeetingPoint,
                WholeMinutes(booked.AddedSeconds), booked.PickupAt.ToUniversalTime(), booked.DropoffAt.ToUniversalTime(), booked.Approximate);
        }

        if (accepted)
        {
            await SeatAsync(connection, plan, cancellation);
        }
    }

    /// <summary>Accepts a requested booking as planned: what was expected becomes a promise, and the seats are held.</summary>
    public async Task AcceptAsync(NpgsqlConnection connection, SeatPlan plan, CancellationToken cancellation)
    {
        await connection.RunAsync(SetAccepted, cancellation, plan.Booking, clock.GetStorableNow());
        foreach (var leg in plan.Legs)
        {
            var booked = leg.Booked;
            await connection.RunAsync(
                PromiseLeg, cancellation, plan.Booking, EnumText<LegDirection>.Of(booked.Direction), vault.SealHome(plan.Booking, booked),
                WholeMinutes(booked.AddedSeconds), booked.PickupAt.ToUniversalTime(), booked.DropoffAt.ToUniversalTime(), booked.Approximate);
        }

        await SeatAsync(connection, plan, cancellation);
    }

    /// <summary>Notes that a live booking goes on, at other times or for another party. Legs that have begun stay as they were travelled.</summary>
    public async Task KeepAsync(NpgsqlConnection connection, KeptParty kept, Legs begun, CancellationToken cancellation)
    {
        var (booking, needs) = (kept.Booking, kept.Request.Needs);
        await connection.RunAsync(Rekeep, cancellation, booking.Id, needs.PartySize, clock.GetStorableNow(), ExpiryOf(kept)?.ToUniversalTime());
        foreach (var leg in (kept.OtherTimes ? kept.Legs : booking.Legs).Where(leg => !begun.HasFlag(leg.Direction.ToFlag())))
        {
            await connection.RunAsync(
                RekeepLeg, cancellation, booking.Id, EnumText<LegDirection>.Of(leg.Direction), needs.PartySize, needs.Wheelchair, needs.ChildSeat,
                leg.PickupAt.ToUniversalTime(), leg.DropoffAt.ToUniversalTime(), leg.Approximate);
        }
    }

    /// <summary>When one that is kept expires now; as before where it holds a seat, or its departure was not planned anew.</summary>
    public DateTimeOffset? ExpiryOf(KeptParty kept) =>
        kept.DepartsAt is { } departs ? rules.ExpiryOf(kept.Booking.CreatedAt, clock.GetStorableNow(), departs) : kept.Booking.ExpiresAt;

    /// <summary>Counts a change of what plans of an offer's car rest on.</summary>
    public static Task RescheduleAsync(NpgsqlConnection connection, Guid offer, CancellationToken cancellation) =>
        connection.RunAsync(Reschedule, cancellation, offer);

    /// <summary>Takes a booking's stops out of its car; promises to the others stand, so theirs stay where they are.</summary>
    public async Task UnseatAsync(NpgsqlConnection connection, Car car, Guid booking, CancellationToken cancellation)
    {
        foreach (var leg in car.Legs.Where(leg => car.Riders.Any(rider => rider.BookingId == booking && rider.Direction == leg.Direction)))
        {
            await WriteStopsAsync(connection, car.Offer.Id, leg.Direction, car.Without(leg, booking, lifts), cancellation);
        }

        // On a leg that the offer no longer has, too: who is cancelled holds no seat anywhere.
        await connection.RunAsync(Unseat, cancellation, booking);
        await connection.RunAsync(Reschedule, cancellation, car.Offer.Id);
    }

    /// <summary>Writes a leg's stops in place of those it had.</summary>
    public async Task WriteStopsAsync(NpgsqlConnection connection, Guid offer, LegDirection direction, Seating seating, CancellationToken cancellation)
    {
        var way = EnumText<LegDirection>.Of(direction);
        await connection.RunAsync(ClearStops, cancellation, offer, way);
        for (var ordinal = 0; ordinal < seating.Stops.Count; ordinal++)
        {
            var stop = seating.Stops[ordinal];
            await connection.RunAsync(
                InsertStop, cancellation, offer, way, ordinal, stop.BookingId, vault.SealStop(stop), stop.LoadChange);
        }

        await connection.RunAsync(
            SetStart, cancellation, offer, way, seating.StartWindow.NotBefore?.ToUniversalTime(), seating.StartWindow.NotAfter?.ToUniversalTime());
    }

    private async Task SeatAsync(NpgsqlConnection connection, SeatPlan plan, CancellationToken cancellation)
    {
        foreach (var leg in plan.Legs)
        {
            await WriteStopsAsync(connection, plan.Car.Offer.Id, leg.Booked.Direction, leg.Seating, cancellation);
        }

        await connection.RunAsync(Reschedule, cancellation, plan.Car.Offer.Id);
    }

    /// <summary>As it is told: to the second it would tell of two homes.</summary>
    private static double WholeMinutes(double seconds) => 60 * Math.Ceiling(seconds / 60);
}
