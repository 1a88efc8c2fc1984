using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>What one side said of one leg. It changes no state: whether to wait is for people to decide.</summary>
/// <param name="Kind">Late, or that the other was not there.</param>
/// <param name="By">Who says so.</param>
/// <param name="Direction">Of which leg.</param>
/// <param name="Late">How late they will be; null for a no-show.</param>
/// <param name="SaidAt">When they said so last.</param>
public sealed record BookingNotice(NoticeKind Kind, BookingSide By, LegDirection Direction, TimeSpan? Late, DateTimeOffset SaidAt);
