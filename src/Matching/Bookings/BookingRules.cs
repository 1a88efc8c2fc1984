using System.ComponentModel.DataAnnotations;
using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>The times of a booking's life; each is an option.</summary>
public sealed record BookingRules
{
    /// <summary>How long a requested booking waits for an answer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "14.00:00:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long before departure it expires at the latest.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan AnswerBeforeDeparture { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long after its last leg an accepted booking is completed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan CompletedAfter { get; init; } = TimeSpan.FromHours(3);

    /// <summary>
    /// When a requested booking expires: after the time to answer or some time before departure, whichever is first; asked for, or moved, later than that,
    /// at departure. Of departure only the five minutes in which it lies: a driver's home is a drive away from it, and the passenger is told when their booking expires.
    /// </summary>
    /// <param name="asked">When it was asked for.</param>
    /// <param name="now">Now, when its departure is planned.</param>
    /// <param name="departure">When the car sets out.</param>
    public DateTimeOffset ExpiryOf(DateTimeOffset asked, DateTimeOffset now, DateTimeOffset departure)
    {
        var usual = asked + AnswerWithin;
        var departs = Rough.OfDeparture(departure);
        var last = departs - AnswerBeforeDeparture is var ahead && ahead > now ? ahead : departs;
        return last < usual ? last : usual;
    }

    /// <summary>Until when whoever was asked to come to a session may answer: the same time, counted from the session's start. Where it has moved so near that less than nothing is left, until it starts.</summary>
    /// <param name="asked">When they were asked.</param>
    /// <param name="now">Now.</param>
    /// <param name="start">When the session starts.</param>
    public DateTimeOffset AnswerByOf(DateTimeOffset asked, DateTimeOffset now, DateTimeOffset start)
    {
        var usual = asked + AnswerWithin;
        var last = start - AnswerBeforeDeparture is var ahead && ahead > now ? ahead : start;
        return last < usual ? last : usual;
    }
}
