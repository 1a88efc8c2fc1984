using Matching.Outcomes;

namespace Matching.Bookings;

/// <summary>When something may be said of a leg, and of which leg it is meant.</summary>
public static class NoticeRules
{
    private static readonly TimeSpan LateBefore = TimeSpan.FromHours(3);
    private static readonly TimeSpan NoShowAfter = TimeSpan.FromHours(24);

    /// <summary>How long after a word of lateness another one changes anything.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(2);

    /// <summary>How often one side may say of one leg that it is late; each time tells the other.</summary>
    public const int MostTimes = 20;

    private static readonly Failure NotHeld = new(Reason.BookingClosed, "Only of an accepted booking whose journey is not over.");

    /// <summary>
    /// The leg of which a wish may be said now. Fails with <see cref="Reason.BookingClosed"/> where the booking is not, or no longer, held, with
    /// <see cref="Reason.OutOfTime"/>, or with <see cref="Reason.InvalidField"/> where it has no such leg.
    /// </summary>
    public static Result<BookedLeg> LegOf(Booking booking, NoticeWish wish, DateTimeOffset now)
    {
        // What was not there can be said of a journey that is over, too.
        if (booking.State != BookingState.Accepted && !(wish.Kind == NoticeKind.NoShow && booking.State == BookingState.Completed))
        {
            return NotHeld;
        }

        var legs = booking.Legs.Where(leg => wish.Direction is null || leg.Direction == wish.Direction).ToList();
        if (legs.Count == 0)
        {
            return Failure.Invalid([new FieldFault("direction", "Must be a leg of the booking.")]);
        }

        return wish.Kind == NoticeKind.Late ? LateOn(legs, now) : NoShowOn(legs, now);
    }

    private static Result<BookedLeg> LateOn(List<BookedLeg> legs, DateTimeOffset now) =>
        legs.FirstOrDefault(leg => now <= leg.DropoffAt) is not { } next ? new Failure(Reason.OutOfTime, "The leg has ended.")
        : now < Promised(next) - LateBefore ? new Failure(Reason.OutOfTime, "From three hours before the promised pickup.")
        : next;

    private static Result<BookedLeg> NoShowOn(List<BookedLeg> legs, DateTimeOffset now) =>
        legs.LastOrDefault(leg => now >= Promised(leg)) is not { } last ? new Failure(Reason.OutOfTime, "From the promised pickup on.")
        : now > Promised(last) + NoShowAfter ? new Failure(Reason.OutOfTime, "Within 24 hours of the promised pickup.")
        : last;

    private static DateTimeOffset Promised(BookedLeg leg) => leg.PromisedAt ?? leg.PickupAt;
}
