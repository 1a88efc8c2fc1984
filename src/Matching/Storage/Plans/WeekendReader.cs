using System.Data;
using Matching.Lifts;
using Matching.Plans;
using Matching.Plans.Stored;
using Matching.Seats;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.Plans.Availabilities;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Reads a campaign's stored weekend, as one moment shows it.</summary>
internal sealed class WeekendReader(Database source, CarReader cars, IOriginVault vault, MarginalViews marginals, LiftRules lifts, SolvingRules rules, TimeProvider clock)
{
    private static readonly string SessionsIn = SessionRow.Statement("Sessions/in_window.sql");
    private static readonly string Offers = Sql.Read("Plans/offers.sql");
    private static readonly string Requests = RequestRow.Statement("Plans/requests.sql");
    private static readonly string Young = Sql.Read("Plans/young.sql");
    private static readonly string Accepted = BookingRow.Statement("Plans/bookings.sql");
    private static readonly string Free = AvailabilityRow.Statement("Availabilities/free.sql");
    private static readonly string Declined = Sql.Read("Availabilities/declined.sql");
    private static readonly string Apart = Sql.Read("Plans/apart.sql");
    private static readonly string SignedUp = Sql.Read("Plans/signed_up.sql");

    /// <summary>The weekend; null where it is too large for this replica.</summary>
    public async Task<Weekend?> ReadAsync(PlanWish wish, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, IsolationLevel.RepeatableRead, cancellation);
        var sessions = await SessionsAsync(connection, wish, cancellation);
        var ids = sessions.Select(one => one.Id).ToArray();
        await using var findOffers = connection.Command(Offers, ids);
        var offers = (await findOffers.ReadAllAsync(row => row.GetGuid(0), cancellation)).ToArray();
        await using var findRequests = connection.Command(Requests, ids);
        var requests = await findRequests.ReadAllAsync(RequestRow.Read, cancellation);
        await using var findYoung = connection.Command(Young, ids);
        var young = await findYoung.ReadAllAsync(row => row.GetGuid(0), cancellation);
        await using var findFree = connection.Command(Free, wish.Campaign, wish.From.ToUniversalTime(), wish.Until.ToUniversalTime(), clock.GetUtcNow());
        var free = await findFree.ReadAllAsync(AvailabilityRow.Read, cancellation);
        if (rules.Faults(offers.Length + requests.Count + free.Count, sessions.Count, 0, requests.Count).Any())
        {
            return null;
        }

        await using var findBookings = connection.Command(Accepted, requests.Select(row => row.Request.Id).ToArray(), offers);
        return new Weekend
        {
            Sessions = sessions,
            Cars = await cars.ReadAsync(connection, offers, cancellation),
            Requests = [.. requests.Select(row => row.Open(vault))],
            Accepted = [.. (await findBookings.ReadAllAsync(BookingRow.Read, cancellation)).Select(row => row.Open(vault))],
            Young = young,
            SignedUp = await SignedUpAsync(connection, requests, cancellation),
            Free = [.. free.Select(row => row.Open(vault))],
            Declined = await DeclinedAsync(connection, free, cancellation),
            Worths = free.Count > 0 ? await WorthsAsync(wish.Campaign, sessions, cancellation) : new Dictionary<Guid, SeatWorth>(),
            Apart = await ApartAsync(connection, wish.Campaign, [.. requests.Select(row => row.Request.Passenger), .. free.Select(row => row.Availability.Subject)], cancellation),
            Lifts = lifts,
        };
    }

    /// <summary>What the seats are to the campaign. Where its figures are not loaded, one counts as much as another.</summary>
    private async Task<IReadOnlyDictionary<Guid, SeatWorth>> WorthsAsync(string campaign, IReadOnlyList<Session> sessions, CancellationToken cancellation)
    {
        if (!(await marginals.OpenAsync(new MarginalQuery { Campaign = campaign }, cancellation)).TryGet(out var view, out _))
        {
            return sessions.ToDictionary(one => one.Id, _ => SeatWorth.Unknown);
        }

        var seats = view.Marginals.Seats.ToDictionary(one => one.Seat.Code, one => new SeatWorth(one.Marginality.Weight, one.Marginality.MarginShare), StringComparer.Ordinal);
        return sessions.Where(one => one.BoundarySet == view.Atlas.BoundarySet && seats.ContainsKey(one.SeatCode)).ToDictionary(one => one.Id, one => seats[one.SeatCode]);
    }

    private static async Task<IReadOnlySet<(string, string)>> ApartAsync(NpgsqlConnection connection, string campaign, string[] people, CancellationToken cancellation)
    {
        await using var find = connection.Command(Apart, campaign, people);
        return (await find.ReadAllAsync(row => (row.GetString(0), row.GetString(1)), cancellation)).ToHashSet();
    }

    private static async Task<ILookup<Guid, Guid>> DeclinedAsync(NpgsqlConnection connection, IReadOnlyList<AvailabilityRow> free, CancellationToken cancellation)
    {
        await using var find = connection.Command(Declined, free.Select(row => row.Availability.Id).ToArray());
        return (await find.ReadAllAsync(row => (Who: row.GetGuid(0), Session: row.GetGuid(1)), cancellation)).ToLookup(one => one.Who, one => one.Session);
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
        return (await find.ReadAllAsync(row => (Request: row.GetGuid(0), People: row.GetInt32(1)), cancellation)).ToDictionary(one => one.Request, one => one.People);
    }
}
