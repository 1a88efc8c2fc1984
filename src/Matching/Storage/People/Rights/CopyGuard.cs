using Matching.People;

namespace Matching.Storage.People.Rights;

/// <summary>Asks the journal of erasures whether they have been made here.</summary>
internal sealed class CopyGuard(ErasureJournal journal) : ICopyGuard
{
    private volatile bool own;

    /// <inheritdoc />
    public bool KnowsItServes => own;

    /// <inheritdoc />
    public async Task<bool> ServesAsync(CancellationToken cancellation)
    {
        if (!own && !await journal.IsForeignAsync(cancellation))
        {
            own = true;
        }

        return own;
    }
}
