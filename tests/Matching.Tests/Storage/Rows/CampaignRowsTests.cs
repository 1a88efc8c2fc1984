using System.Text.RegularExpressions;
using Matching.Hosting;
using Matching.Storage;
using Npgsql;

namespace Matching.Tests.Storage.Rows;

/// <summary>
/// What the database itself lets the service's roles do, with every check of the service's own left out: statements are sent as the role that requests run as.
/// </summary>
public sealed partial class CampaignRowsTests(RowsOfTwoCampaigns database) : IClassFixture<RowsOfTwoCampaigns>
{
    /// <summary>Columns that say whose a row is.</summary>
    private const string TellingColumns =
        "'campaign', 'subject', 'driver', 'passenger', 'person', 'reader', 'blocker', 'created_by', 'offer_id', 'request_id', 'booking_id', 'session_id', 'series_id'";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_that_tells_of_a_campaign_or_a_person_is_under_a_rule()
    {
        var free = await database.OwnerAsync<string>(
            $"""
             select distinct c.table_name::text
             from information_schema.columns c
             join pg_class t on t.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
             where c.table_schema = 'public' and t.relkind in ('r', 'p') and c.column_name in ({TellingColumns}) and not t.relrowsecurity
             """);

        Assert.Empty(free);
    }

    [Fact]
    public async Task Every_rule_names_who_works_for_all_and_who_works_for_one()
    {
        var lacking = await database.OwnerAsync<string>(
            """
            select t.relname::text
            from pg_class t
            cross join unnest(array ['matching_service', 'matching_worker']) who
            where t.relrowsecurity
              and not exists (select from pg_policy p where p.polrelid = t.oid and who::regrole = any (p.polroles))
            """);

        Assert.Empty(lacking);
    }

    /// <summary>A rule lets a request at the rows of the campaign that it has named, or at those that hang on such a row; several would add up, so each is looked at.</summary>
    [Fact]
    public async Task Every_rule_admits_the_named_campaign_alone_but_those_that_are_known()
    {
        var rules = await database.OwnerAsync<string>(
            """
            select t.relname || ' ' || p.polname || ' ' || part.way || ' ' || regexp_replace(pg_get_expr(part.rule, p.polrelid), '\s+', ' ', 'g')
            from pg_policy p
            join pg_class t on t.oid = p.polrelid
            cross join lateral (values ('using', p.polqual), ('check', p.polwithcheck)) part (way, rule)
            where part.rule is not null
              and ('matching_service'::regrole = any (p.polroles) or 0::oid = any (p.polroles))
            """);

        Assert.True(rules.Count > 30);
        Assert.Equal(
            ["campaign read_all using true", "campaign_target read_all using true", "lift_leg read_cells using true"],
            rules.Where(rule => !OwnRule().IsMatch(rule) && !ParentsRule().IsMatch(rule)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("session")]
    [InlineData("sign_up")]
    [InlineData("lift_offer")]
    [InlineData("lift_request")]
    [InlineData("booking")]
    [InlineData("outbox")]
    [InlineData("block")]
    [InlineData("person")]
    [InlineData("mail")]
    public async Task A_request_sees_and_changes_the_rows_of_its_own_campaign_alone(string table)
    {
        Assert.Equal(1, await database.AsServiceAsync("a", $"select count(*) from {table}"));
        Assert.Equal(1, await database.AsServiceAsync("b", $"select count(*) from {table}"));
        Assert.Equal(0, await database.AsServiceAsync(null, $"select count(*) from {table}"));
        Assert.Equal(0, await database.AsServiceAsync("", $"select count(*) from {table}"));
        Assert.Equal(2, await database.AsWorkerAsync($"select count(*) from {table}"));
        var other = (await database.OwnerAsync<Guid>($"select {RowsOfTwoCampaigns.KeyOf(table)} from {table} where {RowsOfTwoCampaigns.KeyOf(table)} = any ($1)", database.IdsOf("b"))).Single();
        Assert.Equal(0, await database.AsServiceAsync("a", $"with changed as (update {table} set {RowsOfTwoCampaigns.KeyOf(table)} = $1 where {RowsOfTwoCampaigns.KeyOf(table)} = $1 returning 1) select count(*) from changed", other));
        Assert.Equal(0, await database.AsServiceAsync("a", $"with gone as (delete from {table} where {RowsOfTwoCampaigns.KeyOf(table)} = $1 returning 1) select count(*) from gone", other));
    }

    [Theory]
    [InlineData("lift_offer")]
    [InlineData("lift_request")]
    [InlineData("person")]
    [InlineData("lift_leg")]
    public async Task A_request_cannot_put_a_row_into_another_campaign(string table)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.AsServiceAsync(
            "a", $"with put as (insert into {table} select (jsonb_populate_record(null::{table}, jsonb_build_object('campaign', 'b'))).* returning 1) select count(*) from put"));

        // What a row lacks is only looked at after the rule.
        Assert.Contains("row-level security", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_cannot_move_its_own_row_into_another_campaign()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.AsServiceAsync(
            "a", "with moved as (update person set campaign = 'b' returning 1) select count(*) from moved"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("create table more (x integer)")]
    [InlineData("alter table person disable row level security")]
    [InlineData("drop policy own_campaign on person")]
    [InlineData("drop table person")]
    [InlineData("truncate person")]
    [InlineData("create function more() returns integer language sql as 'select 1'")]
    [InlineData("create schema more")]
    [InlineData("alter role matching_service bypassrls")]
    [InlineData("alter function kept_apart(text) security invoker")]
    [InlineData("create role somebody")]
    [InlineData("update seat set name = ''")]
    [InlineData("delete from schema_migration")]
    [InlineData("call keep_to_campaign('campaign', 'true')")]
    public async Task Neither_role_changes_tables_figures_or_roles(string statement)
    {
        foreach (var role in (string[])[Database.ServiceRole, Database.WorkerRole])
        {
            await using var source = StorageSetup.Open(database.ConnectionString, role);
            await using var connection = await source.OpenConnectionAsync(Cancel);

            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.RunAsync(statement, Cancel));

            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_pooled_connection_carries_no_campaign_on_and_is_reset_to_its_role()
    {
        await using var one = StorageSetup.Open(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString, Database.ServiceRole);
        await using (var batch = one.CreateBatch())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("call act_in($1)") { Parameters = { new() { Value = "a" } } });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select count(*) from person"));
            Assert.Equal(1L, await batch.ExecuteScalarAsync(Cancel));
        }

        await using var connection = await one.OpenConnectionAsync(Cancel);
        await using var count = connection.Command("select count(*) from person");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Cancel));
        await connection.RunAsync("reset role", Cancel);
        await using var who = connection.Command("select current_user::text");
        Assert.Equal(Database.ServiceRole, await who.ExecuteScalarAsync(Cancel));
    }

    /// <summary>The row's own campaign; a campaign is known by its id.</summary>
    [GeneratedRegex(@"^(campaign \w+ \w+ \(id|\w+ \w+ \w+ \(campaign) = current_setting\('matching\.campaign'::text, true\)\)$")]
    private static partial Regex OwnRule();

    /// <summary>The row that this one hangs on, under a rule of its own, looked up by key.</summary>
    [GeneratedRegex(@"^(\w+) \w+ \w+ \(EXISTS \( SELECT FROM (session|lift_offer|lift_request|lift_series|booking|person|plan) parent WHERE \(parent\.id = \1\.\w+\) OFFSET 0\)\)$")]
    private static partial Regex ParentsRule();
}
