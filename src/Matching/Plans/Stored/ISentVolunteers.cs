namespace Matching.Plans.Stored;

/// <summary>Tells who is sent by a plan, and what they have answered.</summary>
public interface ISentVolunteers
{
    /// <summary>Those of a plan's outcome, session by session, drivers first, then by availability.</summary>
    /// <param name="plan">The plan; one that is not made sends nobody.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<IReadOnlyList<SentVolunteer>> PageAsync(StoredPlan plan, Guid? after, int size, CancellationToken cancellation);
}
