using System.Data;
using Matching.Lifts;
using Matching.Plans;
using Matching.Plans.Stored;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Reads a campaign's stored weekend, as one moment shows it.</summary>
internal sealed class WeekendReader(Database source, CarReader cars, IOriginVault vault, LiftRules lifts, SolvingRules rules, TimeProvider clock)
{
    private static readonly string SessionsIn = SessionRow.Statement("Sessions/in_window.sql");
    private static readonly string Offers = Sql.Read("Plans/offers.sql");
    private static readonly string Requests = RequestRow.Statement("Plans/requests.sql");
    private static readonly string Accepted = BookingRow.Statement("Plans/bookings.sql");
    private static readonly string SignedUp = Sql.Read("Plans/signed_up.sql");

    /// <summary>The weekend as a problem; null where it is too large for this replica.</summary>
    public async Task<PlanProblem?> ReadAsync(PlanWish wish, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, IsolationLevel.RepeatableRead, cancellation);
        var sessions = await SessionsAsync(connection, wish, cancellation);
        var ids = sessions.Select(one => one.Id).ToArray();
        await using var findOffers = connection.Command(Offers, ids);
        var offers = (await findOffers.ReadAllAsync(row => row.GetGuid(0), cancellation)).ToArray();
        await using var findRequests = connection.Command(Requests, ids);
        var requests = await findRequests.ReadAllAsync(RequestRow.Read, cancellation);
        if (rules.Faults(offers.Length + requests.Count, sessions.Count, 0, requests.Count).Any())
        {
            return null;
        }

        await using var findBookings = connection.Command(Accepted, requests.Select(row => row.Request.Id).ToArray(), offers);
        var weekend = new Weekend(
            sessions,
            await cars.ReadAsync(connection, offers, cancellation),
            [.. requests.Select(row => row.Open(vault))],
            [.. (await findBookings.ReadAllAsync(BookingRow.Read, cancellation)).Select(row => row.Open(vault))],
            await SignedUpAsync(connection, requests, cancellation));
        return weekend.ToProblem(lifts) with { Limits = new PlanLimits(wish.WorkLimit, wish.TimeLimit) };
    }

    private async Task<IReadOnlyList<Session>> SessionsAsync(NpgsqlConnection connection, PlanWish wish, CancellationToken cancellation)
    {
        await using var find = connection.Command(SessionsIn, wish.Campaign, DBNull.Value, wish.From.ToUniversalTime(), wish.Until.ToUniversalTime());
        var now = clock.GetUtcNow();
        return [.. (await find.ReadAllAsync(SessionRow.Read, cancellation)).Where(one => one is { Remote: false, Grid: not null } && one.StartsAt >= wish.From && one.StartsAt > now)];
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> SignedUpAsync(NpgsqlConnection connection, IReadOnlyList<RequestRow> requests, CancellationToken cancellation)
    {
        await using var find = connection.Command(SignedUp, requests.Select(row => row.Request.Id).ToArray());
        return (await find.ReadAllAsync(row => (Session: row.GetGuid(0), People: row.GetInt32(1)), cancellation)).ToDictionary(one => one.Session, one => one.People);
    }
}
