namespace Matching.Bookings;

/// <summary>Counts how many come to a session, and how.</summary>
public interface IArrivals
{
    /// <summary>The figures of a session; null where there is none.</summary>
    Task<Arrivals?> CountAsync(Guid session, CancellationToken cancellation);
}
