using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>Keeps sessions and who comes to them in the database.</summary>
internal sealed class SessionStore(Database source, OnceWriter writer, SignUpWriter signUps, LiftEnder lifts, SessionMover mover, Happenings happenings, TimeProvider clock)
    : ISessionStore
{
    private static readonly string Get = SessionRow.Statement("Sessions/get.sql");
    private static readonly string Page = SessionRow.Statement("Sessions/page.sql");
    private static readonly string Insert = Sql.Read("Sessions/insert.sql");
    private static readonly string Update = Sql.Read("Sessions/update.sql");
    private static readonly string SignUpPage = Sql.Read("Sessions/sign_up_page.sql");
    private static readonly string OwnSignUps = Sql.Read("Sessions/sign_up_own.sql");

    private static readonly Failure NoSession = new(Reason.SessionNotFound, "There is no such session.");
    private static readonly Failure Closed = new(Reason.SessionClosed, "The session is cancelled or has ended.");
    private static readonly Failure Changed = new(Reason.EtagMismatch, "The session has changed since; read it again.");

    /// <inheritdoc />
    public async Task<Session?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = source.AtSession(id).Command(Get, id);
        return await command.ReadOneAsync(SessionRow.Read, cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Session>> ListAsync(SessionQuery query, SessionPlace? after, int limit, CancellationToken cancellation)
    {
        await using var command = source.In(query.Campaign).Command(
            Page,
            query.Campaign,
            query.Seat,
            query.EndsAfter,
            query.StartsBefore,
            query.Kinds.Count == 0 ? null : EnumText<SessionKind>.Of(query.Kinds),
            query.Cancelled,
            after?.StartsAt,
            after?.Id,
            limit);
        return await command.ReadAllAsync(SessionRow.Read, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<Session>> CreateAsync(WriteKey key, Session session, CancellationToken cancellation) =>
        writer.RunAsync<Session>(
            key,
            async (connection, cancel) =>
            {
                await using var command = connection.Command(Insert, SessionValues.ToInsert(session, key.Subject, clock.GetUtcNow()));
                await command.ExecuteNonQueryAsync(cancel);
                return await ReadAsync(connection, session.Id, cancel);
            },
            cancellation);

    /// <inheritdoc />
    public Task<Result<Session>> UpdateAsync(WriteKey key, Session session, long version, CancellationToken cancellation) =>
        writer.RunPlannedAsync<SessionMove?, Session>(
            key,
            cancel => PlanAsync(session, version, cancel),
            (connection, move, cancel) => UpdateAsync(connection, key.Subject, session, version, move, cancel),
            cancellation);

    /// <summary>What cannot be written is not planned: a move looks at every car.</summary>
    private async Task<Result<SessionMove?>> PlanAsync(Session session, long version, CancellationToken cancellation) =>
        await FindAsync(session.Id, cancellation) is not { } stored ? NoSession
        : Refusal(stored, version) is { } refused ? refused
        : await mover.PlanAsync(session, cancellation);

    private Failure? Refusal(Session stored, long version) => stored.IsClosed(clock.GetUtcNow()) ? Closed : stored.Version != version ? Changed : null;

    private async Task<Result<Session>> UpdateAsync(
        NpgsqlConnection connection, string by, Session session, long version, SessionMove? move, CancellationToken cancellation)
    {
        var held = await SignUpWriter.LockAsync(connection, session.Id, cancellation);
        if (held is null)
        {
            return NoSession;
        }

        if (Refusal(held, version) is { } refused)
        {
            return refused;
        }

        if (LegPlanner.SameWay(held, session))
        {
            await WriteAsync(connection, session, cancellation);
        }
        else if (session.Remote)
        {
            // Nobody travels there any more.
            await happenings.OfSessionAsync(connection, "SESSION_CHANGED", held, by, cancellation);
            await WriteAsync(connection, session, cancellation);
            await lifts.EndSessionAsync(connection, session.Id, cancellation);
        }
        else if (move is null || await SessionMover.HoldAsync(connection, move, cancellation) is not { } late)
        {
            return PlannedWrites.Stale;
        }
        else
        {
            await mover.MoveAsync(connection, move, late, by, () => WriteAsync(connection, session, cancellation), cancellation);
        }

        if (held.StartsAt != session.StartsAt)
        {
            await signUps.MoveAsync(connection, session.Id, session.StartsAt, cancellation);
        }

        await signUps.MoveUpAsync(connection, session.Id, cancellation);
        return await ReadAsync(connection, session.Id, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<Session>> CancelAsync(WriteKey key, Guid id, long? version, CancellationToken cancellation) =>
        writer.RunAsync<Session>(
            key,
            async (connection, cancel) =>
            {
                var held = await SignUpWriter.LockAsync(connection, id, cancel);
                if (held is null)
                {
                    return NoSession;
                }

                if (version is { } wanted && wanted != held.Version)
                {
                    return Changed;
                }

                if (held.Cancelled)
                {
                    return held;
                }

                if (held.IsClosed(clock.GetUtcNow()))
                {
                    return Closed;
                }

                await WriteAsync(connection, held with { Cancelled = true }, cancel);
                await happenings.OfSessionAsync(connection, "SESSION_CANCELLED", held, key.Subject, cancel);
                await lifts.EndSessionAsync(connection, id, cancel);
                return await ReadAsync(connection, id, cancel);
            },
            cancellation);

    /// <inheritdoc />
    public Task<Result<SignUp>> SignUpAsync(
        WriteKey key,
        Guid session,
        Caller caller,
        int people,
        bool waitIfFull,
        CancellationToken cancellation) =>
        writer.RunAsync(
            key,
            (connection, cancel) => signUps.SignUpAsync(connection, session, caller, people, waitIfFull, cancel),
            cancellation);

    /// <inheritdoc />
    public Task<Result<SignUp>> CancelSignUpAsync(WriteKey key, Guid session, Guid signUp, Caller caller, CancellationToken cancellation) =>
        writer.RunAsync(key, (connection, cancel) => signUps.CancelAsync(connection, session, signUp, caller, cancel), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<SignUp>> ListSignUpsAsync(
        Guid session,
        string? subject,
        long after,
        int limit,
        CancellationToken cancellation)
    {
        await using var command = source.Command(SignUpPage, session, subject, after, limit);
        return await command.ReadAllAsync(SignUpRow.Read, cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SignUp>> ListOwnSignUpsAsync(string subject, long after, int limit, CancellationToken cancellation)
    {
        await using var command = source.Command(OwnSignUps, subject, clock.GetUtcNow(), after, limit);
        return await command.ReadAllAsync(SignUpRow.Read, cancellation);
    }

    private async Task WriteAsync(NpgsqlConnection connection, Session session, CancellationToken cancellation)
    {
        await using var command = connection.Command(Update, SessionValues.ToUpdate(session, clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<Session> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = connection.Command(Get, id);
        return (await command.ReadOneAsync(SessionRow.Read, cancellation))!;
    }
}
