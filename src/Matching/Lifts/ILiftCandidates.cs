namespace Matching.Lifts;

/// <summary>Finds the legs that may serve a wish: too many perhaps, never one too few.</summary>
public interface ILiftCandidates
{
    /// <summary>
    /// The live legs, of the campaigns of the wanted sessions, that may carry the party to or from one of them: the preferences hold, the seats
    /// suffice for an empty car, and the engine's least times leave room for the way.
    /// </summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="now">Legs that are over are left out.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<CandidateSet> FindAsync(LiftWish wish, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The same for one session, whatever <see cref="LiftWish.Sessions"/> says; it is read in the same round trip. Null where there is no such session.</summary>
    /// <param name="session">The session, which may be closed or remote: then no leg serves it.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="now">Legs that are over are left out.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<CandidateSet?> FindToAsync(Guid session, LiftWish wish, DateTimeOffset now, CancellationToken cancellation);
}
