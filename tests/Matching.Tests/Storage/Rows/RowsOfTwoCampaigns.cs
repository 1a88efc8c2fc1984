using Matching.Hosting;
using Matching.Storage;
using TestKit;

namespace Matching.Tests.Storage.Rows;

/// <summary>Two campaigns side by side with a row each in the tables that hold people, written by the owner.</summary>
public sealed class RowsOfTwoCampaigns : PostGis
{
    private readonly Dictionary<string, List<Guid>> ids = new(StringComparer.Ordinal) { ["a"] = [], ["b"] = [] };

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing() is not null)
        {
            return;
        }

        foreach (var campaign in (string[])["a", "b"])
        {
            await FillAsync(campaign, ids[campaign]);
        }
    }

    /// <summary>The column that tells one row of a table from another here.</summary>
    internal static string KeyOf(string table) => table == "outbox" ? "event_id" : "id";

    /// <summary>Ids of all rows that a campaign has.</summary>
    internal Guid[] IdsOf(string campaign) => [.. ids[campaign]];

    /// <summary>What the owner reads.</summary>
    internal async Task<IReadOnlyList<T>> OwnerAsync<T>(string sql, params object?[] values)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var command = connection.Command(sql, values);
        return await command.ReadAllAsync(row => row.GetFieldValue<T>(0), CancellationToken.None);
    }

    /// <summary>What one statement counts that is sent as the requests' role, with a campaign named or none; nothing of it stays.</summary>
    internal Task<long> AsServiceAsync(string? campaign, string sql, params object?[] values) => CountAsync(Database.ServiceRole, campaign, sql, values);

    /// <summary>What one statement counts that is sent as the role of background work.</summary>
    internal Task<long> AsWorkerAsync(string sql) => CountAsync(Database.WorkerRole, null, sql, []);

    private async Task<long> CountAsync(string role, string? campaign, string sql, object?[] values)
    {
        await using var source = StorageSetup.Open(ConnectionString, role);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (campaign is not null)
        {
            await connection.RunAsync("call act_in($1)", CancellationToken.None, campaign);
        }

        await using var command = connection.Command(sql, values);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task FillAsync(string campaign, List<Guid> made)
    {
        await using var connection = await Source.OpenConnectionAsync();
        Guid Next()
        {
            made.Add(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
            return made[^1];
        }

        Guid session = Next(), offer = Next(), request = Next(), booking = Next(), signUp = Next(), person = Next(), block = Next(), mail = Next(), told = Next();
        string driver = $"driver-{campaign}", passenger = $"passenger-{campaign}";
        await RunAsync("insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ($1, 'C', 'x', 'y', 0.1, now(), now())", campaign);
        await RunAsync(
            """
            insert into session (id, campaign, boundary_set, seat_code, kind, starts_at, ends_at, wanted, maximum, step_free, remote, created_by, created_at, updated_at)
            values ($1, $2, 'x', 'y', 'CANVASS', now(), now() + interval '1 hour', 1, 9, 'YES', true, 'me', now(), now())
            """,
            session, campaign);
        await RunAsync("insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at) values ($1, $2, $3, 'N', 1, 'GOING', now(), now())", signUp, session, driver);
        await RunAsync(
            """
            insert into lift_offer (id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, company,
                                    max_detour_seconds, women_only, wheelchair_space, child_seat, meeting_points_only, created_at, updated_at)
            values ($1, $2, $3, $4, 'N', '', '', 0, 0, 3, 0, 600, false, false, false, false, now(), now())
            """,
            offer, campaign, session, driver);
        await RunAsync(
            """
            insert into lift_request (id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size,
                                      max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only, created_at, updated_at)
            values ($1, $2, $3, $4, 'N', '', '', 0, 0, 'OUTWARD', 1, 500, false, false, false, false, false, false, now(), now())
            """,
            request, campaign, session, passenger);
        // A booking without its legs, which no commit lets through: only whose row it is matters here.
        await RunAsync("set session_replication_role = replica");
        await RunAsync("insert into booking (id, offer_id, request_id, people, state, ended_by, created_at, updated_at) values ($1, $2, $3, 1, 'DECLINED', 'DRIVER', now(), now())", booking, offer, request);
        await RunAsync("set session_replication_role = origin");
        await RunAsync("insert into outbox (event_id, person, kind, campaign, created_at) values ($1, $2, 'LATE', $3, now())", told, driver, campaign);
        await RunAsync("insert into block (id, campaign, blocker, blocked, blocked_name, created_at) values ($1, $2, $3, $4, 'N', now())", block, campaign, driver, passenger);
        await RunAsync(
            "insert into person (id, campaign, subject, name_sealed, state, last_seen_on, created_at, updated_at) values ($1, $2, $3, '', 'ACTIVE', current_date, now(), now())", person, campaign, driver);
        await RunAsync("insert into mail (id, campaign, kind, sealed, created_at, useful_until, due_at) values ($1, $2, 'K', '', now(), now(), now())", mail, campaign);

        Task RunAsync(string sql, params object?[] values) => connection.RunAsync(sql, CancellationToken.None, values);
    }
}
