using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage;

/// <summary>
/// Writes that take long to plan: the plan is made with nothing locked, and the write first holds all that it rests on. Where something has changed
/// meanwhile, the write says that it is <see cref="Stale"/> and all begins again.
/// </summary>
internal static class PlannedWrites
{
    /// <summary>Never told: what was read has changed before it was locked, so all of it is read again.</summary>
    public static readonly Failure Stale = new(Reason.Unavailable, "Read again.");

    /// <summary>Each loss of the race means that somebody else won; a car of eighty seats can be lost often.</summary>
    private const int Attempts = 100;

    private static readonly Failure Busy = new(Reason.Unavailable, "Many change this at once; try again.");

    /// <summary>Runs a write that is planned first; what was written before under the same key is answered without planning.</summary>
    /// <typeparam name="TPlan">What the write is to do, and what that rests on.</typeparam>
    /// <typeparam name="T">The record that the write answers.</typeparam>
    /// <param name="once">Makes the write happen once.</param>
    /// <param name="key">What makes two writes the same.</param>
    /// <param name="plan">Plans with nothing locked; what it fails with is the answer.</param>
    /// <param name="write">Holds what the plan rests on and writes, in one transaction; fails with <see cref="Stale"/> where the plan no longer stands.</param>
    /// <param name="cancellation">Ends the wait for the database and the engine.</param>
    public static async Task<Result<T>> RunPlannedAsync<TPlan, T>(
        this OnceWriter once,
        WriteKey key,
        Func<CancellationToken, Task<Result<TPlan>>> plan,
        Func<NpgsqlConnection, TPlan, CancellationToken, Task<Result<T>>> write,
        CancellationToken cancellation)
        where T : class
    {
        if (await once.RecallAsync<T>(key, cancellation) is { } earlier)
        {
            return earlier;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var planned = await plan(cancellation);
            if (!planned.TryGet(out var made, out var failure))
            {
                // What is in the way may be this very write, made by a first attempt that was still under way when it was asked for again.
                return await once.RecallAsync<T>(key, cancellation) ?? failure;
            }

            var written = await once.RunAsync(key, (connection, cancel) => write(connection, made, cancel), cancellation);
            if (written.Failure != Stale)
            {
                return written;
            }
        }

        return Busy;
    }
}
