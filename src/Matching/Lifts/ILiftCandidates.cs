namespace Matching.Lifts;

/// <summary>Finds the legs that may serve a wish: too many perhaps, never one too few.</summary>
public interface ILiftCandidates
{
    /// <summary>
    /// The live legs, of the campaigns of the wanted sessions, that may carry the party to or from one of them: the preferences hold, the seats
    /// suffice for an empty car, and the reach comes within the walk of the origin.
    /// </summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="now">Legs that are over are left out.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<CandidateSet> FindAsync(LiftWish wish, DateTimeOffset now, CancellationToken cancellation);
}
