namespace Matching.Bookings.Disclosing;

/// <summary>One thing of a person that one reader was shown on one day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What was shown.</param>
/// <param name="ReaderName">First name of who was shown it.</param>
/// <param name="Booking">The booking by which they had a right to it.</param>
/// <param name="ShownAt">When they were first shown it that day.</param>
public sealed record Disclosure(Guid Id, DetailKind What, string ReaderName, Guid Booking, DateTimeOffset ShownAt);
