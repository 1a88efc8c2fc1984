namespace Matching.Bookings;

/// <summary>Finds who of a session has not all of the lift they want, so that nobody is left there.</summary>
public interface IStrandedPassengers
{
    /// <summary>Those who lack something, most pressing first, then by request.</summary>
    /// <param name="session">The session.</param>
    /// <param name="lack">Only those who lack this; null for all.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<IReadOnlyList<StrandedPassenger>> PageAsync(Guid session, Lack? lack, (Lack Lack, Guid Request)? after, int size, CancellationToken cancellation);
}
