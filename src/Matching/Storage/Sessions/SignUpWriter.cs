using Matching.Bookings;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>
/// Changes who comes to a session, inside a transaction that the caller has begun on the connection. Each change takes the session's row lock
/// first, so all changes of one session follow one another; the trigger on <c>sign_up</c> holds the maximum whatever happens here.
/// </summary>
internal sealed partial class SignUpWriter(LiftEnder lifts, BookingRules rules, TimeProvider clock)
{
    private static readonly string Lock = SessionRow.Statement("Sessions/lock.sql");
    private static readonly string Get = Sql.Read("Sessions/sign_up_get.sql");
    private static readonly string Live = Sql.Read("Sessions/sign_up_live.sql");
    private static readonly string Waiting = Sql.Read("Sessions/waiting.sql");
    private static readonly string Insert = Sql.Read("Sessions/sign_up_insert.sql");
    private static readonly string SetPeople = Sql.Read("Sessions/sign_up_people.sql");
    private static readonly string SetCancelled = Sql.Read("Sessions/sign_up_cancel.sql");
    private static readonly string SetGoing = Sql.Read("Sessions/move_up.sql");

    private static readonly Failure NoSession = new(Reason.SessionNotFound, "There is no such session.");
    private static readonly Failure NoSignUp = new(Reason.SignUpNotFound, "There is no such sign-up at this session.");
    private static readonly Failure Closed = new(Reason.SessionClosed, "The session is cancelled or has ended.");
    private static readonly Failure Full = new(Reason.SessionFull, "The session has no places left for so many people, or others wait for them.");

    /// <summary>Holds the session until the transaction ends; null where there is none.</summary>
    public static async Task<Session?> LockAsync(NpgsqlConnection connection, Guid session, CancellationToken cancellation)
    {
        await using var command = connection.Command(Lock, session);
        return await command.ReadOneAsync(SessionRow.Read, cancellation);
    }

    /// <summary>
    /// Signs a party up; who was asked says yes by it. Fails with <see cref="Reason.SessionNotFound"/>, <see cref="Reason.SessionClosed"/>,
    /// <see cref="Reason.AlreadySignedUp"/> or <see cref="Reason.SessionFull"/>.
    /// </summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="session">The session.</param>
    /// <param name="caller">Who signs up.</param>
    /// <param name="people">People, the caller included.</param>
    /// <param name="waitIfFull">True to wait where the session is full; a party larger than its maximum never may.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<Result<SignUp>> SignUpAsync(
        NpgsqlConnection connection,
        Guid session,
        Caller caller,
        int people,
        bool waitIfFull,
        CancellationToken cancellation)
    {
        if (await LockAsync(connection, session, cancellation) is not { } held)
        {
            return NoSession;
        }

        if (await FindLiveAsync(connection, session, caller.Subject, cancellation) is { } live)
        {
            return live.State == SignUpState.Requested ? await SayYesAsync(connection, held, live, people, cancellation) : new Failure(Reason.AlreadySignedUp, "You are signed up for this session already.");
        }

        return await AddAsync(connection, held, caller, people, waitIfFull, cancellation);
    }

    /// <summary>
    /// Makes sure that at least so many people of the caller have places at the session, as offering a lift and being accepted in one demand: makes the sign-up
    /// where it is missing and enlarges one that is too small. Fails as <see cref="SignUpAsync"/> does; with
    /// <see cref="Reason.SessionFull"/> also for somebody on the waiting list, since nobody overtakes.
    /// </summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="session">The session.</param>
    /// <param name="caller">Whose sign-up it is.</param>
    /// <param name="people">People, the caller included.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<Result<SignUp>> EnsureAsync(
        NpgsqlConnection connection,
        Guid session,
        Caller caller,
        int people,
        CancellationToken cancellation)
    {
        if (await LockAsync(connection, session, cancellation) is not { } held)
        {
            return NoSession;
        }

        if (await FindLiveAsync(connection, session, caller.Subject, cancellation) is not { } live)
        {
            return await AddAsync(connection, held, caller, people, waitIfFull: false, cancellation);
        }

        if (held.IsClosed(clock.GetUtcNow()))
        {
            return Closed;
        }

        if (live.State == SignUpState.Going && live.People >= people)
        {
            return live;
        }

        if (live.State == SignUpState.Requested)
        {
            return await SayYesAsync(connection, held, live, Math.Max(people, live.People), cancellation);
        }

        if (live.State == SignUpState.Waiting || !await HasRoomAsync(connection, held, people - live.People, cancellation))
        {
            return Full;
        }

        await using var command = connection.Command(SetPeople, live.Id, people, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
        return live with { People = people };
    }

    /// <summary>
    /// Lets the sign-up of somebody who must have one follow a party that changed: it grows with it and, where it was exactly as large, shrinks with it.
    /// Fails as <see cref="EnsureAsync"/> does.
    /// </summary>
    public async Task<Result<SignUp>> FollowAsync(
        NpgsqlConnection connection, Guid session, Caller caller, int before, int people, CancellationToken cancellation)
    {
        if (people >= before || await FindLiveAsync(connection, session, caller.Subject, cancellation) is not { State: SignUpState.Going } live || live.People != before)
        {
            return await EnsureAsync(connection, session, caller, people, cancellation);
        }

        await connection.RunAsync(SetPeople, cancellation, live.Id, people, clock.GetUtcNow());
        await MoveUpAsync(connection, session, cancellation);
        return live with { People = people };
    }

    /// <summary>
    /// Cancels a sign-up, and moves up who waits; one that is cancelled already stays as it is. Fails with
    /// <see cref="Reason.SessionNotFound"/> or, as for anybody but the person and the seat's organisers, <see cref="Reason.SignUpNotFound"/>.
    /// </summary>
    public async Task<Result<SignUp>> CancelAsync(
        NpgsqlConnection connection,
        Guid session,
        Guid signUp,
        Caller caller,
        CancellationToken cancellation)
    {
        if (await LockAsync(connection, session, cancellation) is not { } held)
        {
            return NoSession;
        }

        if (await FindAsync(connection, session, signUp, cancellation) is not { } found || !caller.Reaches(held.Whose() with { Owner = found.Subject }))
        {
            return NoSignUp;
        }

        var now = clock.GetUtcNow();
        await using var command = connection.Command(SetCancelled, signUp, now);
        if (await command.ExecuteNonQueryAsync(cancellation) > 0)
        {
            await lifts.LeaveSessionAsync(connection, session, found.Subject, found.Subject != caller.Subject, cancellation);
        }

        await MoveUpAsync(connection, session, cancellation);
        return found with { State = SignUpState.Cancelled, WaitingPosition = 0 };
    }

    /// <summary>Gives places to those of the waiting list whose turn has come, unless the session is closed.</summary>
    public async Task MoveUpAsync(NpgsqlConnection connection, Guid session, CancellationToken cancellation)
    {
        // Read again under the lock that is held: the counts have changed.
        var now = clock.GetUtcNow();
        if (await LockAsync(connection, session, cancellation) is not { Waiting: > 0, PlacesLeft: > 0 } held || held.IsClosed(now))
        {
            return;
        }

        var waiting = await WaitingAsync(connection, session, cancellation);
        var moved = WaitingList.MoveUp(held, [.. waiting.Select(party => party.People)]);
        if (moved.Count > 0)
        {
            await using var command = connection.Command(SetGoing, moved.Select(at => waiting[at].Id).ToArray(), now);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<Result<SignUp>> AddAsync(
        NpgsqlConnection connection,
        Session held,
        Caller caller,
        int people,
        bool waitIfFull,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (held.IsClosed(now))
        {
            return Closed;
        }

        var state = await HasRoomAsync(connection, held, people, cancellation) ? SignUpState.Going : SignUpState.Waiting;
        if (state == SignUpState.Waiting && (!waitIfFull || people > held.Maximum))
        {
            return Full;
        }

        var id = Guid.CreateVersion7(now);
        await using var command = connection.Command(Insert, id, held.Id, caller.Subject, caller.Name, people, EnumText<SignUpState>.Of(state), now);
        await command.ExecuteNonQueryAsync(cancellation);
        return (await FindAsync(connection, held.Id, id, cancellation))!;
    }

    private static async Task<bool> HasRoomAsync(NpgsqlConnection connection, Session held, int people, CancellationToken cancellation)
    {
        var waiting = held.Waiting > 0 ? await WaitingAsync(connection, held.Id, cancellation) : [];
        return WaitingList.HasRoom(held, waiting.Select(party => party.People), people);
    }

    private static async Task<IReadOnlyList<SignUp>> WaitingAsync(NpgsqlConnection connection, Guid session, CancellationToken cancellation)
    {
        await using var command = connection.Command(Waiting, session);
        return await command.ReadAllAsync(SignUpRow.Read, cancellation);
    }

    private static async Task<SignUp?> FindAsync(NpgsqlConnection connection, Guid session, Guid id, CancellationToken cancellation)
    {
        await using var command = connection.Command(Get, session, id);
        return await command.ReadOneAsync(SignUpRow.Read, cancellation);
    }

    private static async Task<SignUp?> FindLiveAsync(NpgsqlConnection connection, Guid session, string subject, CancellationToken cancellation)
    {
        await using var command = connection.Command(Live, session, subject);
        return await command.ReadOneAsync(SignUpRow.Read, cancellation);
    }
}
