namespace Matching.Bookings.Disclosing;

/// <summary>Something of a person that the other side of a booking has a right to see now.</summary>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="Booking">The booking.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="What">What it is.</param>
public sealed record Detail(string Campaign, Guid Booking, string Subject, DetailKind What);
