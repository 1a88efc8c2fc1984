using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>What somebody wants to say of a leg of their booking.</summary>
/// <param name="Kind">Late, or that the other was not there.</param>
/// <param name="Direction">Of which leg; null for the one that the moment suggests.</param>
/// <param name="Late">How late they will be; null for a no-show.</param>
public sealed record NoticeWish(NoticeKind Kind, LegDirection? Direction, TimeSpan? Late);
