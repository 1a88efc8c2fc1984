using Matching.Bookings;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>What keeps a booking from being made or changed, in words for its caller.</summary>
internal static class BookingFailures
{
    /// <summary>State of the database's guard against more than five requested bookings (migration 0007).</summary>
    private const string SixthAsked = "MS007";

    /// <summary>State of the database's guard against two who are kept apart in one car (migration 0011).</summary>
    private const string KeptApart = "MS009";

    /// <summary>State of the database's guard against somebody of 16 or 17 alone with a driver (migration 0042).</summary>
    private const string Alone = "MS042";

    /// <summary>Others than driver, passenger and organisers learn no more.</summary>
    public static readonly Failure NoBooking = new(Reason.BookingNotFound, "You have no such booking.");

    /// <summary>An organiser reads but does not answer for people.</summary>
    public static readonly Failure NotYours = new(Reason.PermissionDenied, "Only the driver and the passenger may do this.");

    /// <summary>It has ended or its time to answer is over.</summary>
    public static readonly Failure Ended = new(Reason.BookingClosed, "The booking has ended, or the time to answer it is over.");

    /// <summary>It is accepted already.</summary>
    public static readonly Failure NotAsked = new(Reason.BookingClosed, "The booking is accepted already; cancel it instead.");

    /// <summary>No seat, too long a detour, or another limit.</summary>
    public static readonly Failure NoFit = new(Reason.NoLongerFits, "The party does not fit into this car as it stands now.");

    /// <summary>The offer, the request or the session is over.</summary>
    public static readonly Failure Over = new(Reason.LiftClosed, "The offer, the request or the session is cancelled or over.");

    /// <summary>One accepted booking a leg, one live booking an offer.</summary>
    public static readonly Failure Booked = new(Reason.AlreadyBooked, "The request has an accepted booking for this leg, or a live one with this offer.");

    /// <summary>Five at once.</summary>
    public static readonly Failure TooMany = new(Reason.TooManyBookings, "The request has five requested bookings, which is the most; cancel one first.");

    /// <summary>The version sent is not the stored one.</summary>
    public static readonly Failure Changed = new(Reason.EtagMismatch, "The booking has changed; read it again.");

    /// <summary>Never told: somebody else has found this passenger a lift, or they were freed again.</summary>
    public static readonly Failure Taken = new(Reason.Unavailable, "Taken.");

    /// <summary>What keeps a caller from answering for a booking.</summary>
    public static Failure? Refusal(Booking booking, Caller caller, long? version) =>
        caller.Refusal(booking.Whose(), NoBooking, NotYours)
            ?? (version is { } expected && expected != booking.Version ? Changed : null);

    /// <summary>What a write answers, or what it tells where a guard of the database has refused it. Those who are kept apart are told as <see cref="NoFit"/>, lest anybody learn of a block.</summary>
    public static async Task<Result<T>> OfGuardsAsync<T>(Task<Result<T>> write)
    {
        try
        {
            return await write;
        }
        catch (PostgresException broken) when (broken.SqlState == SixthAsked)
        {
            return TooMany;
        }
        catch (PostgresException broken) when (broken.SqlState is KeptApart or Alone)
        {
            return NoFit;
        }
    }
}
