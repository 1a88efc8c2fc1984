using Matching.Sessions;

namespace Matching.Storage.Lifts;

/// <summary>A session as it was read.</summary>
/// <param name="Session">What the row said.</param>
/// <param name="Stamp">The transaction that wrote the row; another one has changed it.</param>
internal sealed record KnownSession(Session Session, uint Stamp);
