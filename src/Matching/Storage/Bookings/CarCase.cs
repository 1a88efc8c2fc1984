using Matching.Bookings;

namespace Matching.Storage.Bookings;

/// <summary>A car and its live bookings, as they were read before anything is locked.</summary>
/// <param name="Car">The car.</param>
/// <param name="Parties">Its live bookings with what their passengers ask.</param>
internal sealed record CarCase(Car Car, IReadOnlyList<Party> Parties);
