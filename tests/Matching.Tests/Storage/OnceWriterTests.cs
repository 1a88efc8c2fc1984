using Matching.Geo;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Lifts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.Storage;

/// <summary>A write with a request id happens once.</summary>
public sealed class OnceWriterTests(PostGis database) : IClassFixture<PostGis>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    private OnceWriter Writer => new(database.Source, vault, clock);

    [Fact]
    public async Task The_same_id_and_content_is_answered_from_the_first_and_other_content_refused()
    {
        var key = Key("same");
        var first = await CountAsync(key);
        Assert.Equal(first, await CountAsync(key));
        Assert.Equal(first, Value((await Writer.RecallAsync<Answer>(key, default))!.Value).Number);
        var other = key with { ContentHash = [9] };
        Assert.Equal(Reason.RequestIdReused, (await Writer.RunAsync(other, Never, default)).Failure!.Reason);
        Assert.Equal(Reason.RequestIdReused, (await Writer.RecallAsync<Answer>(other, default))!.Value.Failure!.Reason);

        // Another caller's, another rpc's and no id at all are other writes.
        Assert.NotEqual(first, await CountAsync(key with { Subject = "bob" }));
        Assert.NotEqual(first, await CountAsync(key with { Rpc = "other" }));
        Assert.NotEqual(await CountAsync(key with { RequestId = "" }), await CountAsync(key with { RequestId = "" }));
        Assert.Null(await Writer.RecallAsync<Answer>(key with { RequestId = "" }, default));
    }

    [Fact]
    public async Task What_was_answered_comes_back_to_the_last_digit()
    {
        var answer = new Answer(1, new GeoPoint(51.556000000000001, -0.1), clock.GetUtcNow().AddTicks(1234567 * 10), Role.Organiser, [0.1, 1e-9, 1e300], null, "\"ö\n");
        var key = Key("digits");
        await Writer.RunAsync<Answer>(key, (_, _) => Task.FromResult<Result<Answer>>(answer), default);
        var kept = Value(await Writer.RunAsync(key, Never, default));
        Assert.Equal(answer.Shares, kept.Shares);
        Assert.Equal(answer with { Shares = kept.Shares }, kept);
    }

    [Fact]
    public async Task Nothing_is_written_for_a_call_that_is_only_to_be_checked() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.RunAsync(Key("check") with { MayWrite = false }, Never, default));

    [Fact]
    public async Task A_failed_write_leaves_nothing_and_may_be_sent_again()
    {
        var key = Key("failed");
        var before = await RowsAsync();
        var failed = await Writer.RunAsync<Answer>(
            key,
            async (connection, cancellation) =>
            {
                await NoteAsync(connection, cancellation);
                return new Failure(Reason.SessionFull, "Full.");
            },
            default);
        Assert.Equal(Reason.SessionFull, failed.Failure!.Reason);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.RunAsync<Answer>(key, (_, _) => throw new InvalidOperationException(), default));
        Assert.Equal(before, await RowsAsync());
        Assert.Null(await Writer.RecallAsync<Answer>(key, default));
        await CountAsync(key);
    }

    [Fact]
    public async Task Rivals_of_one_id_wait_for_each_other_and_share_one_answer()
    {
        var key = Key("rivals");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CountAsync(key)));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_rival_goes_on_where_the_first_fails()
    {
        var key = Key("handed on");
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = Writer.RunAsync<Answer>(
            key,
            async (_, _) =>
            {
                entered.SetResult();
                await release.Task;
                return new Failure(Reason.SessionFull, "Full.");
            },
            default);
        await entered.Task;
        var second = CountAsync(key);
        release.SetResult();
        Assert.NotNull((await first).Failure);
        Assert.NotEqual(0, await second);
    }

    [Fact]
    public async Task A_write_that_a_deadlock_broke_off_is_run_again()
    {
        var attempts = 0;
        var answer = await Writer.RunAsync<Answer>(
            Key("deadlock"),
            async (connection, cancellation) =>
            {
                if (++attempts < 3)
                {
                    await using var command = connection.Command("do $$ begin raise exception 'broken off' using errcode = '40P01'; end $$");
                    await command.ExecuteNonQueryAsync(cancellation);
                }

                return Blank(attempts);
            },
            default);
        Assert.Equal(3, Value(answer).Number);

        var always = await Assert.ThrowsAsync<PostgresException>(() => Writer.RunAsync<Answer>(
            Key("always"),
            async (connection, cancellation) =>
            {
                attempts++;
                await using var command = connection.Command("do $$ begin raise exception 'broken off' using errcode = '40P01'; end $$");
                await command.ExecuteNonQueryAsync(cancellation);
                return Blank(0);
            },
            default));
        Assert.Equal(("40P01", 8), (always.SqlState, attempts));
    }

    [Fact]
    public async Task After_seven_days_an_id_is_new_whether_it_was_cleaned_away_or_not()
    {
        var key = Key("old");
        var first = await CountAsync(key);
        clock.Advance(OnceWriter.Kept);
        Assert.Equal(first, await CountAsync(key));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Writer.RecallAsync<Answer>(key, default));
        var second = await CountAsync(key with { ContentHash = [7] });
        Assert.NotEqual(first, second);
        Assert.Equal(second, await CountAsync(key with { ContentHash = [7] }));
    }

    [Fact]
    public async Task The_cleaner_forgets_what_is_too_old_and_nothing_else()
    {
        await CountAsync(Key("to forget"));
        clock.Advance(TimeSpan.FromDays(4));
        var young = Key("to keep");
        var kept = await CountAsync(young);
        clock.Advance(TimeSpan.FromDays(4));
        using var cleaner = new OnceCleaner(database.Source, clock, NullLogger<OnceCleaner>.Instance);
        Assert.InRange(await cleaner.CleanAsync(default), 1, int.MaxValue);
        Assert.Equal(0, await cleaner.CleanAsync(default));
        Assert.Equal(kept, await CountAsync(young));
    }

    private static WriteKey Key(string id) => new("ann", "test", id, [1, 2, 3]);

    private static Answer Blank(long number) => new(number, null, default, Role.Volunteer, [], null, "");

    private static Answer Value(Result<Answer> result) => result.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException(failure.Detail);

    private static Task<Result<Answer>> Never(NpgsqlConnection connection, CancellationToken cancellation) =>
        throw new InvalidOperationException("This write must not run.");

    /// <summary>A write whose every run answers another number.</summary>
    private async Task<long> CountAsync(WriteKey key)
    {
        var answer = await Writer.RunAsync<Answer>(
            key,
            async (connection, cancellation) => Blank(await NoteAsync(connection, cancellation)),
            default);
        return Value(answer).Number;
    }

    /// <summary>An effect that can be counted: a row of a table that is there anyhow.</summary>
    private static async Task<long> NoteAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            "insert into release (kind, source, sha256, row_count, imported_at, replaced_at) values ('SEATS', '', '', 0, now(), now()) returning id");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<long> RowsAsync()
    {
        await using var command = database.Source.CreateCommand("select count(*) from release");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed record Answer(
        long Number, GeoPoint? Point, DateTimeOffset At, Role Role, IReadOnlyList<double> Shares, string? Nothing, string Text);
}
