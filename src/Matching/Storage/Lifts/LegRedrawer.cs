using System.Security.Cryptography;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Rows = Matching.People.Reach;

namespace Matching.Storage.Lifts;

/// <summary>
/// Draws legs anew that count as reaching everywhere since their session moved. Until then they are candidates of every search of their days: slower, never wrong.
/// Any number of replicas may do so at once.
/// </summary>
internal sealed partial class LegRedrawer(Database source, LegPlanner planner, IOriginVault vault, ILogger<LegRedrawer> logger)
{
    private static readonly string MovedSessions = Sql.Read("Lifts/moved_sessions.sql");
    private static readonly string MovedOffers = OfferRow.Statement("Lifts/moved_offers.sql");
    private static readonly string LockFree = SessionRow.Statement("Sessions/lock_free.sql");
    private static readonly string Redraw = Sql.Read("Lifts/leg_redraw.sql");
    private static readonly string Blur = Sql.Read("Lifts/offer_blur.sql");

    /// <summary>Draws all that wait; returns how many legs that were.</summary>
    public async Task<int> RedrawAllAsync(CancellationToken cancellation)
    {
        Rows.OverAll();
        await using var moved = source.Command(MovedSessions);
        var all = 0;
        foreach (var session in await moved.ReadAllAsync(row => row.GetGuid(0), cancellation))
        {
            all += await RedrawAsync(session, cancellation);
        }

        return all;
    }

    /// <summary>Draws the legs of one session that wait; returns how many those were. Those of a session that moves meanwhile, or of an offer that changes, go on waiting.</summary>
    public async Task<int> RedrawAsync(Guid sessionId, CancellationToken cancellation)
    {
        Rows.OverAll();
        if (await LiftSessions.FindAsync(source, sessionId, cancellation) is not { Remote: false } session)
        {
            return 0;
        }

        await using var waiting = source.Command(MovedOffers, sessionId);
        var drawn = new List<(LiftOffer Offer, LegPlan Plan)>();
        foreach (var row in await waiting.ReadAllAsync(OfferRow.Read, cancellation))
        {
            try
            {
                var offer = row.Open(vault);
                drawn.AddRange((await planner.PlanAgainAsync(offer.Terms, session, cancellation)).Select(plan => (offer, plan)));
            }
            catch (CryptographicException)
            {
                // Nobody knows where it starts, so nobody can draw it.
                LogSealed(row.Offer.Id);
            }
        }

        return drawn.Count == 0 ? 0 : await WriteAsync(session, drawn, cancellation);
    }

    private async Task<int> WriteAsync(Session session, List<(LiftOffer Offer, LegPlan Plan)> drawn, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await source.BeginAsync(connection, cancellation);
        await using var hold = connection.Command(LockFree, session.Id);
        if (await hold.ReadOneAsync(SessionRow.Read, cancellation) is not { } held || !LegPlanner.SameWay(session, held))
        {
            return 0;
        }

        var written = 0;
        foreach (var (offer, plan) in drawn)
        {
            await using var command = connection.Command(
                Redraw, offer.Id, EnumText<LegDirection>.Of(plan.Direction), plan.Reach.ToPolygon(), plan.Earliest.ToUniversalTime(),
                plan.Latest.ToUniversalTime(), plan.BudgetSeconds, plan.Reach.From.ToPlain(), plan.Reach.Session.ToPlain(), offer.Version);
            written += await command.ExecuteNonQueryAsync(cancellation);
            var blurred = offer.Terms.Origin.Blurred;
            await connection.RunAsync(Blur, cancellation, offer.Id, blurred.Easting, blurred.Northing, offer.Version);
        }

        await transaction.CommitAsync(cancellation);
        return written;
    }

    [LoggerMessage(EventId = 2121, Level = LogLevel.Warning, Message = "The origin of offer {Offer} cannot be opened with the keys at hand; its legs stay candidates of every search")]
    private partial void LogSealed(Guid offer);
}
