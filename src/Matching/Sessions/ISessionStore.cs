using Matching.Outcomes;
using Matching.People;

namespace Matching.Sessions;

/// <summary>Keeps sessions and who comes to them.</summary>
public interface ISessionStore
{
    /// <summary>The session as it is stored now, or null.</summary>
    Task<Session?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> sessions in order of start, then id, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Session>> ListAsync(SessionQuery query, SessionPlace? after, int limit, CancellationToken cancellation);

    /// <summary>Stores a new session.</summary>
    Task<Result<Session>> CreateAsync(WriteKey key, Session session, CancellationToken cancellation);

    /// <summary>
    /// Stores a session in place of the one of version <paramref name="version"/>, keeps all who are signed up, and moves up who waits where the maximum
    /// was raised. Fails with <see cref="Reason.EtagMismatch"/> where it has changed since, and with
    /// <see cref="Reason.SessionClosed"/> where it is cancelled or has ended.
    /// </summary>
    Task<Result<Session>> UpdateAsync(WriteKey key, Session session, long version, CancellationToken cancellation);

    /// <summary>
    /// Cancels a session; its sign-ups stay as they are, and one that is cancelled already stays as it is. Fails with
    /// <see cref="Reason.SessionClosed"/> where it has ended, and with <see cref="Reason.EtagMismatch"/> where a version is given that is not the stored one.
    /// </summary>
    Task<Result<Session>> CancelAsync(WriteKey key, Guid id, long? version, CancellationToken cancellation);

    /// <summary>
    /// Signs the caller's party up. Fails with <see cref="Reason.SessionNotFound"/>, <see cref="Reason.SessionClosed"/>,
    /// <see cref="Reason.AlreadySignedUp"/> or <see cref="Reason.SessionFull"/>; where <paramref name="waitIfFull"/>, a full session gives a place on the
    /// waiting list, unless the party is larger than its maximum.
    /// </summary>
    Task<Result<SignUp>> SignUpAsync(
        WriteKey key,
        Guid session,
        Caller caller,
        int people,
        bool waitIfFull,
        CancellationToken cancellation);

    /// <summary>
    /// Cancels a sign-up, and moves up who waits. Fails with <see cref="Reason.SessionNotFound"/>, <see cref="Reason.SignUpNotFound"/>, or
    /// <see cref="Reason.PermissionDenied"/> for anybody but the person and the campaign's organisers.
    /// </summary>
    Task<Result<SignUp>> CancelSignUpAsync(WriteKey key, Guid session, Guid signUp, Caller caller, CancellationToken cancellation);

    /// <summary>
    /// At most <paramref name="limit"/> sign-ups of a session in the order they came, those after queue number <paramref name="after"/>; only those of
    /// <paramref name="subject"/> where it is given.
    /// </summary>
    Task<IReadOnlyList<SignUp>> ListSignUpsAsync(Guid session, string? subject, long after, int limit, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> live sign-ups of a person at sessions that have not ended, in the order they came, those after queue number <paramref name="after"/>.</summary>
    Task<IReadOnlyList<SignUp>> ListOwnSignUpsAsync(string subject, long after, int limit, CancellationToken cancellation);
}
