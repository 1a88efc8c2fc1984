using Matching.Hosting;
using Matching.People.Retention;
using Matching.Storage;
using Matching.Storage.People.Retention;
using Matching.Tests.Sessions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.People.Retention;

/// <summary>What is only too old goes, and nothing before it is; each is found by an index.</summary>
public sealed class OldRowsTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private static readonly RetentionRules Rules = new();

    private readonly FakeTimeProvider clock = new(TwoSeats.Now);

    /// <summary>As background work sees the database.</summary>
    private NpgsqlDataSource work = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        work = StorageSetup.Open(database.ConnectionString, Database.WorkerRole);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();

    [Fact]
    public async Task A_refresh_token_goes_a_day_after_it_expired_or_was_ended_and_not_for_having_been_used()
    {
        await database.ExecuteAsync(
            """
            insert into person (id, campaign, subject, name_sealed, state, last_seen_on, created_at, updated_at)
            values ('00000000-0000-0000-0000-000000000001', 'demo', 'tess', '', 'ACTIVE', '2026-05-01', now(), now());
            insert into refresh_token (hash, family, person, created_at, expires_at, used_at, ended_at)
            select sha256(name::bytea), '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', '2026-04-01', expires::timestamptz, used::timestamptz, ended::timestamptz
            from (values ('used', '2026-05-20 09:00Z', '2026-04-02', null), ('expired', '2026-04-30 08:59Z', null, null), ('expiring', '2026-04-30 09:00Z', null, null),
                         ('ended', '2026-05-20 09:00Z', null, '2026-04-30 08:59Z'), ('ending', '2026-05-20 09:00Z', null, '2026-04-30 09:00Z')) token (name, expires, used, ended)
            """);
        using var cleaner = new RefreshTokenCleaner(work, clock, NullLogger<RefreshTokenCleaner>.Instance);
        Assert.Equal(2, await cleaner.CleanAsync(Cancel));
        Assert.Equal(3, await database.NumberAsync("select count(*) from refresh_token where hash in (sha256('used'), sha256('expiring'), sha256('ending'))"));
    }

    [Fact]
    public async Task Sign_ins_messages_and_counts_go_by_their_age()
    {
        await database.ExecuteAsync(
            """
            insert into sign_in (id, campaign, address_key, email_sealed, code_hash, link_hash, browser_hash, created_at, expires_at)
            select gen_random_uuid(), 'demo', sha256('a'), '', sha256('a'), sha256('a'), sha256('a'), at::timestamptz, at::timestamptz
            from (values ('2026-04-30 08:59Z'), ('2026-04-30 09:00Z')) old (at);
            insert into block_made (blocker, since, number) values ('old', '2026-04-30 08:59Z', 1), ('young', '2026-04-30 09:00Z', 1);
            insert into spent (campaign, keys, kind, number, spent_at) values ('demo', '{}', 'LISTED', 1, '2026-04-29 08:59Z'), ('demo', '{}', 'LISTED', 1, '2026-04-29 09:00Z');
            insert into outbox (event_id, person, kind, campaign, created_at) values (gen_random_uuid(), 'old', 'LATE', 'demo', '2026-04-01 08:59Z'), (gen_random_uuid(), 'young', 'LATE', 'demo', '2026-04-01 09:00Z')
            """);
        using var signIns = new SignInCleaner(work, clock, NullLogger<SignInCleaner>.Instance);
        using var blocks = new BlockCountCleaner(work, clock, NullLogger<BlockCountCleaner>.Instance);
        using var spent = new SpentCleaner(work, clock, NullLogger<SpentCleaner>.Instance);
        Assert.Equal((1, 1), (await spent.CleanAsync(Cancel), await database.NumberAsync("select count(*) from spent where spent_at = '2026-04-29 09:00Z'")));
        using var messages = new MessageCleaner(work, Rules, clock, NullLogger<MessageCleaner>.Instance);
        Assert.Equal((1, 1, 1), (await signIns.CleanAsync(Cancel), await blocks.CleanAsync(Cancel), await messages.CleanAsync(Cancel)));
        Assert.Equal(1, await database.NumberAsync("select count(*) from sign_in where created_at = '2026-04-30 09:00Z'"));
        Assert.Equal((1, 1), (await database.NumberAsync("select count(*) from block_made where blocker = 'young'"), await database.NumberAsync("select count(*) from outbox where person = 'young'")));
    }

    [Fact]
    public async Task What_was_shown_goes_after_a_year_and_by_the_cleaner_alone()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using (var setup = await connection.BeginTransactionAsync(Cancel))
        {
            // Without the bookings that a real one hangs on.
            await connection.RunAsync("set local session_replication_role = replica", Cancel);
            await connection.RunAsync(
                """
                insert into disclosure (campaign, subject, reader, booking_id, what, day, shown_at)
                values ('demo', 'old', 'reader', gen_random_uuid(), 'HOME', '2025-05-01', '2025-05-01 08:59Z'), ('demo', 'young', 'reader', gen_random_uuid(), 'HOME', '2025-05-01', '2025-05-01 09:00Z')
                """,
                Cancel);
            await setup.CommitAsync(Cancel);
        }

        using var cleaner = new DisclosureCleaner(work, Rules, clock, NullLogger<DisclosureCleaner>.Instance);
        Assert.Equal(1, await cleaner.CleanAsync(Cancel));
        Assert.Equal(1, await database.NumberAsync("select count(*) from disclosure where subject = 'young'"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.RunAsync("delete from disclosure", Cancel));
        Assert.Equal("MS020", refused.SqlState);
        await connection.RunAsync("set role matching_service", Cancel);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.RunAsync("delete from disclosure", Cancel))).SqlState);
        await connection.RunAsync("reset role", Cancel);
    }

    [Theory]
    [InlineData("offers_due", "lift_offer_places")]
    [InlineData("requests_due", "lift_request_places")]
    [InlineData("phones", "person_phone")]
    [InlineData("series", "lift_series_places")]
    [InlineData("occurrences", "lift_occurrence_own")]
    [InlineData("ask", "person_idle")]
    [InlineData("unanswered", "person_unanswered")]
    [InlineData("tokens", "refresh_token_ended")]
    [InlineData("tokens", "refresh_token_age")]
    [InlineData("sign_ins", "sign_in_age")]
    [InlineData("messages", "outbox_age")]
    [InlineData("disclosures", "disclosure_age")]
    [InlineData("blocks_made", "block_made_age")]
    public async Task Each_is_found_by_an_index(string statement, string index)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.RunAsync("set local enable_seqscan = off", Cancel);
        var sql = Sql.Read($"People/Retention/{statement}.sql");
        object?[] values = statement == "ask" ? [new DateOnly(2026, 1, 1), 100, TwoSeats.Now] : sql.Contains("$3", StringComparison.Ordinal) ? [TwoSeats.Now, 100, TwoSeats.Now] : [TwoSeats.Now, 100];
        await using var explain = connection.Command("explain " + sql, values);
        Assert.Contains(await explain.ReadAllAsync(row => row.GetString(0), Cancel), line => line.Contains(index, StringComparison.Ordinal));
    }
}
