using Matching.Lifts.Recurring;
using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>
/// Ends the offers of occurrences, inside a transaction that holds their series. Locks are taken in one order: series, sessions, offers, and only then is an
/// occurrence written.
/// </summary>
internal sealed class OccurrenceEnder(LiftEnder lifts, SignUpWriter signUps, TimeProvider clock)
{
    private static readonly string Ended = Sql.Read("Recurring/occurrence_ended.sql");
    private static readonly string Delete = Sql.Read("Recurring/occurrence_delete.sql");
    private static readonly string SignUp = Sql.Read("Recurring/sign_up.sql");

    /// <summary>Holds the sessions and the offers of occurrences; what is read of them afterwards stays true.</summary>
    public static async Task HoldAsync(NpgsqlConnection connection, IReadOnlyList<OccurrenceRow> rows, CancellationToken cancellation)
    {
        foreach (var session in rows.SelectMany(row => new[] { row.Occurrence.SessionId, row.SignedUpAt }).OfType<Guid>().Distinct().Order())
        {
            await SignUpWriter.LockAsync(connection, session, cancellation);
        }

        await OfferStamp.LockAsync(connection, rows.Select(row => row.Occurrence.OfferId).OfType<Guid>(), cancellation);
    }

    /// <summary>Ends the offer of an occurrence, which then waits for another session.</summary>
    /// <param name="connection">A connection in the transaction.</param>
    /// <param name="driver">Who drives.</param>
    /// <param name="row">The occurrence as it stands under the locks.</param>
    /// <param name="signOff">Whether the driver gives up their place at the session too, where the series took it for them.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public Task WaitAsync(NpgsqlConnection connection, Caller driver, OccurrenceRow row, bool signOff, CancellationToken cancellation) =>
        EndAsync(connection, driver, row, OccurrenceState.Waiting, signOff, cancellation);

    /// <summary>Leaves an occurrence out; whoever has a seat is found another.</summary>
    public Task SkipAsync(NpgsqlConnection connection, Caller driver, OccurrenceRow row, CancellationToken cancellation) =>
        EndAsync(connection, driver, row, OccurrenceState.Skipped, signOff: true, cancellation);

    /// <summary>Removes an occurrence that is none any more; whoever has a seat is found another.</summary>
    public async Task RemoveAsync(NpgsqlConnection connection, Caller driver, OccurrenceRow row, CancellationToken cancellation)
    {
        await EndOfferAsync(connection, driver, row, signOff: true, cancellation);
        await connection.RunAsync(Delete, cancellation, row.Series, row.Occurrence.Times.Date);
    }

    private async Task EndAsync(NpgsqlConnection connection, Caller driver, OccurrenceRow row, OccurrenceState state, bool signOff, CancellationToken cancellation)
    {
        await EndOfferAsync(connection, driver, row, signOff, cancellation);
        await connection.RunAsync(
            Ended, cancellation, row.Series, row.Occurrence.Times.Date, EnumText<OccurrenceState>.Of(state), signOff ? null : row.SignedUpAt, clock.GetStorableNow());
    }

    private async Task EndOfferAsync(NpgsqlConnection connection, Caller driver, OccurrenceRow row, bool signOff, CancellationToken cancellation)
    {
        if (row is { Occurrence.OfferId: { } offer, Gone: false })
        {
            await lifts.CancelOfferAsync(connection, offer, cancellation);
        }

        if (signOff && row.SignedUpAt is { } session)
        {
            await using var find = connection.Command(SignUp, session, driver.Subject);
            foreach (var signUp in await find.ReadAllAsync(found => found.GetGuid(0), cancellation))
            {
                await signUps.CancelAsync(connection, session, signUp, driver, cancellation);
            }
        }
    }
}
