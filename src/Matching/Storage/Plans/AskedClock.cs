using Matching.People;
using Matching.Storage.Bookings;
using Matching.Storage.Sessions;

namespace Matching.Storage.Plans;

/// <summary>
/// Frees the places of those who were asked to come and have not answered in time. Every replica runs it; each is looked at again under its session's lock, so that one of them does it once.
/// </summary>
internal sealed partial class AskedClock(Database source, SignUpWriter signUps, Happenings happenings, TimeProvider clock, ILogger<AskedClock> logger)
    : RecurringWork(TimeSpan.FromSeconds(30), clock, logger)
{
    private const int Batch = 200;

    private static readonly string Expired = Sql.Read("Sessions/asked_expired.sql");

    /// <summary>Frees all that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Reach.OverAll();
        int due, freed;
        do
        {
            await using var find = source.Command(Expired, Clock.GetUtcNow(), Batch);
            var asked = await find.ReadAllAsync(row => (Session: row.GetGuid(0), SignUp: row.GetGuid(1)), cancellation);
            (due, freed) = (asked.Count, 0);
            foreach (var (session, signUp) in asked)
            {
                freed += await ExpireAsync(session, signUp, cancellation) ? 1 : 0;
            }

            // Those that cannot be freed now stand first again; without them nothing moves on.
        }
        while (due == Batch && freed > 0);
    }

    /// <inheritdoc />
    protected override string Purpose => "free places that nobody has answered for";

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    /// <summary>Frees one; what goes wrong with it keeps none of the others waiting.</summary>
    private async Task<bool> ExpireAsync(Guid id, Guid signUp, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await source.BeginAsync(connection, cancellation);
            if (await SignUpWriter.LockAsync(connection, id, cancellation) is not { } session || await signUps.ExpireAsync(connection, session, signUp, cancellation) is not { } freed)
            {
                return false;
            }

            await happenings.OfPlaceAsync(connection, "SIGN_UP_EXPIRED", session.Campaign, session.Id, [freed.Subject], cancellation);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault, signUp);
            return false;
        }
    }

    [LoggerMessage(EventId = 2322, Level = LogLevel.Warning, Message = "Could not free the place of sign-up {SignUp}, whose time is up; trying again")]
    private partial void LogStuck(Exception fault, Guid signUp);
}
