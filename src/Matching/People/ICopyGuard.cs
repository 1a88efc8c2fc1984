namespace Matching.People;

/// <summary>Knows a database that was put back from a backup and may still hold people who were erased since: it serves nobody.</summary>
public interface ICopyGuard
{
    /// <summary>Whether it is known that this database may serve; then it may for good, since a copy is made by another database.</summary>
    bool KnowsItServes { get; }

    /// <summary>Whether this database may serve; it is asked until it may.</summary>
    Task<bool> ServesAsync(CancellationToken cancellation);
}
