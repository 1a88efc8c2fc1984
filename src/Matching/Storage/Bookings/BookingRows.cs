namespace Matching.Storage.Bookings;

/// <summary>Bookings as one write's answer.</summary>
/// <param name="Rows">One, or the two of a pair.</param>
internal sealed record BookingRows(IReadOnlyList<BookingRow> Rows);
