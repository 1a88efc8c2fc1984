using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <content>Places that people are asked to take: held until they answer.</content>
internal sealed partial class SignUpWriter
{
    private static readonly string Ask = Sql.Read("Sessions/sign_up_ask.sql");
    private static readonly string Asked = Sql.Read("Sessions/sign_up_asked.sql");
    private static readonly string AnswerBy = Sql.Read("Sessions/sign_up_answer_by.sql");
    private static readonly string Yes = Sql.Read("Sessions/sign_up_yes.sql");

    /// <summary>Asks a party to come, and holds its place until it answers. Fails as <see cref="SignUpAsync"/> does; whoever is signed up in any way is left to it.</summary>
    public async Task<Result<SignUp>> AskAsync(NpgsqlConnection connection, Session held, Caller person, AskedPlace asked, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        if (held.IsClosed(now) || asked.ExpiresAt <= now)
        {
            return Closed;
        }

        if (await FindLiveAsync(connection, held.Id, person.Subject, cancellation) is not null)
        {
            return new Failure(Reason.AlreadySignedUp, "They are signed up for this session already.");
        }

        if (!await HasRoomAsync(connection, held, asked.People, cancellation))
        {
            return Full;
        }

        var id = Guid.CreateVersion7(now);
        await connection.RunAsync(
            Ask, cancellation, id, held.Id, person.Subject, person.Name, asked.People, asked.ExpiresAt.ToUniversalTime(), asked.Availability, asked.Plan, now);
        return (await FindAsync(connection, held.Id, id, cancellation))!;
    }

    /// <summary>Frees the place of whoever has not answered in time, or whose session is no more; who waits gets it. Null where nobody is asked any more.</summary>
    public async Task<SignUp?> ExpireAsync(NpgsqlConnection connection, Session held, Guid signUp, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(connection, held.Id, signUp, cancellation) is not { State: SignUpState.Requested } asked || (asked.ExpiresAt > now && !held.Cancelled))
        {
            return null;
        }

        await connection.RunAsync(SetCancelled, cancellation, signUp, now);
        await MoveUpAsync(connection, held.Id, cancellation);
        return asked;
    }

    /// <summary>Whoever is asked has as long to answer as the session leaves them that has moved, and is held.</summary>
    public async Task MoveAsync(NpgsqlConnection connection, Guid session, DateTimeOffset startsAt, CancellationToken cancellation)
    {
        await using var find = connection.Command(Asked, session);
        foreach (var (id, asked) in await find.ReadAllAsync(row => (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)), cancellation))
        {
            await connection.RunAsync(AnswerBy, cancellation, id, rules.AnswerByOf(asked, clock.GetUtcNow(), startsAt).ToUniversalTime());
        }
    }

    /// <summary>Who was asked comes: the place that was held is theirs, and more of them need more places. A time to answer that is over is nobody's concern as long as the place is held.</summary>
    private async Task<Result<SignUp>> SayYesAsync(NpgsqlConnection connection, Session held, SignUp asked, int people, CancellationToken cancellation)
    {
        if (held.IsClosed(clock.GetUtcNow()))
        {
            return Closed;
        }

        if (people > asked.People && !await HasRoomAsync(connection, held, people - asked.People, cancellation))
        {
            return Full;
        }

        await connection.RunAsync(Yes, cancellation, asked.Id, people, clock.GetUtcNow());
        if (people < asked.People)
        {
            await MoveUpAsync(connection, held.Id, cancellation);
        }

        return asked with { State = SignUpState.Going, ExpiresAt = null, People = people };
    }
}
