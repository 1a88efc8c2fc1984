namespace Matching.Bookings;

/// <summary>Which bookings a list holds; null is any.</summary>
/// <param name="OfferId">Of this offer.</param>
/// <param name="RequestId">Of this request.</param>
/// <param name="SessionId">To this session: all of them for an organiser.</param>
/// <param name="IncludeEnded">Those that have ended too.</param>
public sealed record BookingQuery(Guid? OfferId, Guid? RequestId, Guid? SessionId, bool IncludeEnded);
