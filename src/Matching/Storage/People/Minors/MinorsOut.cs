using Matching.People;
using Matching.Storage.People.Rights;
using Rows = Matching.People.Reach;

namespace Matching.Storage.People.Minors;

/// <summary>
/// Ends what people of 16 and 17 have coming up in a campaign that no longer welcomes them: the switch keeps them out of all that is new at once, and this calls off the rest, one person a transaction, as an organiser would
/// who strikes them off; they are told. Every replica does it; each person is looked at again under their own lock.
/// </summary>
internal sealed partial class MinorsOut(Database source, PersonEnder ender, TimeProvider clock, ILogger<MinorsOut> logger)
    : RecurringWork(TimeSpan.FromSeconds(30), clock, logger), IChangeHandler
{
    private const int PeopleAtOnce = 100;

    private static readonly string Unwelcome = Sql.Read("People/Minors/unwelcome.sql");
    private static readonly string Hold = Sql.Read("People/Minors/hold.sql");

    /// <inheritdoc />
    public string Channel => "campaigns";

    /// <summary>Ends what is to be ended now; answers for how many people that was.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        Rows.OverAll();
        var all = 0;
        while (true)
        {
            await using var find = source.Everywhere.Command(Unwelcome, Clock.GetUtcNow(), PeopleAtOnce);
            var people = await find.ReadAllAsync(row => Caller.InNameOf(row.GetString(1), "Somebody", row.GetString(0)), cancellation);
            var ended = 0;
            foreach (var person in people)
            {
                ended += await EndAsync(person, cancellation) ? 1 : 0;
            }

            all += ended;
            // Those for whom it fails now stand first again; without them nothing moves on.
            if (people.Count < PeopleAtOnce || ended == 0)
            {
                return all;
            }
        }
    }

    /// <inheritdoc />
    protected override string Purpose => "call off what people of 16 and 17 have in campaigns for adults";

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    /// <summary>Each by itself: what goes wrong with one keeps no other waiting.</summary>
    private async Task<bool> EndAsync(Caller person, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await source.BeginAsync(connection, cancellation);
            await using var hold = connection.Command(Hold, person.Campaign, person.Subject);
            if (await hold.ExecuteScalarAsync(cancellation) is null)
            {
                return false;
            }

            await ender.EndAsync(connection, person, byOrganiser: true, cancellation);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogStuck(fault);
            return false;
        }
    }

    [LoggerMessage(EventId = 2640, Level = LogLevel.Warning, Message = "What somebody of 16 or 17 has in a campaign for adults could not be called off; trying again")]
    private partial void LogStuck(Exception fault);
}
