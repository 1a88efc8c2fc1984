using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Holds the session that a lift is offered or asked for to, and says why there can be none.</summary>
internal static class LiftSessions
{
    private static readonly string Get = SessionRow.Statement("Sessions/get.sql");

    /// <summary>The session as it is now, without holding it; null where there is none.</summary>
    public static async Task<Session?> FindAsync(Database source, Guid id, CancellationToken cancellation)
    {
        await using var command = source.Command(Get, id);
        return await command.ReadOneAsync(SessionRow.Read, cancellation);
    }

    /// <summary>
    /// Locks the session until the transaction ends. Fails with <see cref="Reason.SessionNotFound"/>,
    /// <see cref="Reason.PermissionDenied"/> for a token of another campaign, or <see cref="Reason.SessionClosed"/>.
    /// </summary>
    public static async Task<Result<Session>> LockAsync(
        NpgsqlConnection connection,
        Caller caller,
        Guid id,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await SignUpWriter.LockAsync(connection, id, cancellation) is not { } session)
        {
            return new Failure(Reason.SessionNotFound, "There is no such session.");
        }

        if (!caller.Reaches(session.Whose()))
        {
            return new Failure(Reason.PermissionDenied, $"This needs a token for the campaign {session.Campaign}.");
        }

        if (session.Remote)
        {
            return new Failure(Reason.SessionClosed, "Nobody travels to a remote session.");
        }

        return session.IsClosed(clock.GetUtcNow()) ? new Failure(Reason.SessionClosed, "The session is cancelled or has ended.") : session;
    }
}
