using System.Collections.Concurrent;

namespace Matching.Storage.Lifts;

/// <summary>
/// Sessions as they were read last, each with its row's stamp. A session stays its campaign's, so that much always holds; whether the rest still does, the statement says that
/// answers the stamp of today.
/// </summary>
internal sealed class KnownSessions
{
    /// <summary>Kept at most, some 20 MB.</summary>
    private const int Most = 30_000;

    private readonly ConcurrentDictionary<Guid, KnownSession> known = new();

    /// <summary>The session as it was; null where nobody has read it.</summary>
    public KnownSession? Find(Guid session) => known.GetValueOrDefault(session);

    /// <summary>Keeps a session that was read.</summary>
    public void Learn(KnownSession session)
    {
        if (known.Count > Most)
        {
            known.Clear();
        }

        known[session.Session.Id] = session;
    }
}
