using Matching.Geo;
using Matching.Travel;
using Microsoft.AspNetCore.Http;
using TestKit.Osrm;
using static Matching.Tests.Travel.RoadEngine;

namespace Matching.Tests.Travel;

/// <summary>Whatever the server does, there is an answer: by roads where it can be had, else by straight line and marked so.</summary>
public sealed class OsrmFaultTests
{
    private const string Circuit = "6";

    private static readonly GridPoint[] Home = [At(0, 0)];
    private static readonly GridPoint[] Session = [At(3000, 4000)];

    public static TheoryData<string> Codes =>
        ["InvalidUrl", "InvalidService", "InvalidVersion", "InvalidOptions", "InvalidQuery", "InvalidValue", "NoSegment", "NoTable", "TooBig", "NotImplemented", "Unheard"];

    public static TheoryData<string> Nonsense =>
    [
        "",
        "null",
        "[]",
        "<html>hello</html>",
        """{"code":"Ok"}""",
        """{"code":"Ok","durations":[[5,5]],"distances":[[5,5]],"sources":[{"distance":1}],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[null],"distances":[[5]],"sources":[{"distance":1}],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[[-5]],"distances":[[5]],"sources":[{"distance":1}],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[[1e999]],"distances":[[5]],"sources":[{"distance":1}],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[[5]],"distances":[[5]],"sources":[{"distance":-1}],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[[5]],"distances":[[5]],"sources":[null],"destinations":[{"distance":1}]}""",
        """{"code":"Ok","durations":[[5]],"distances":[[5]],"sources":[{"distance":1}],"destinations":[]}""",
        """{"code":"Ok","durations":[[5""",
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_refusal_is_met_by_the_straight_line(string code)
    {
        await using var engine = await StartAsync();
        engine.Server.Always = FakeOsrm.Code(code);

        AssertStraight(await engine.AskAsync(Home, Session));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Nonsense_is_met_by_the_straight_line(string body)
    {
        await using var engine = await StartAsync();
        engine.Server.Always = FakeOsrm.Text(StatusCodes.Status200OK, body);

        AssertStraight(await engine.AskAsync(Home, Session));
    }

    [Fact]
    public async Task A_server_that_fails_once_is_asked_again()
    {
        await using var engine = await StartAsync();
        engine.Server.Next(FakeOsrm.Text(StatusCodes.Status500InternalServerError, ""), context => { context.Abort(); return Task.CompletedTask; });

        AssertRoads(await engine.AskAsync(Home, Session));
        Assert.Equal(3, engine.Server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_met_by_the_straight_line_and_nothing_of_it_is_kept()
    {
        await using var engine = await StartAsync();
        engine.Server.Next([.. Enumerable.Repeat(FakeOsrm.Text(StatusCodes.Status503ServiceUnavailable, ""), 3)]);

        AssertStraight(await engine.AskAsync(Home, Session));
        AssertRoads(await engine.AskAsync(Home, Session));
    }

    [Fact]
    public async Task Where_nobody_listens_the_straight_line_stands_in()
    {
        await using var engine = await StartAsync();
        await engine.Server.DisposeAsync();

        AssertStraight(await engine.AskAsync(Home, Session));
    }

    [Fact]
    public async Task One_bad_table_leaves_the_others()
    {
        await using var engine = await StartAsync(null, ("MaxTableSize", "1"));
        engine.Server.Next(FakeOsrm.Code("InvalidQuery"));

        var matrix = await engine.AskAsync(Home, [At(3000, 4000), At(0, 2000), At(0, 3000)]);

        Assert.Equal(1, Enumerable.Range(0, 3).Count(column => matrix.IsApproximate(0, column)));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_attempt_by_attempt()
    {
        await using var engine = await StartAsync(null, ("Retries", "1"));
        TaskCompletionSource first = new(), second = new();
        engine.Server.Next(FakeOsrm.Hang(first), FakeOsrm.Hang(second));

        var answer = engine.AskAsync(Home, Session);
        await first.Task;
        engine.Clock.Advance(TimeSpan.FromSeconds(1));
        await second.Task;
        Assert.False(answer.IsCompleted);
        engine.Clock.Advance(TimeSpan.FromSeconds(1));

        AssertStraight(await answer);
    }

    [Fact]
    public async Task All_of_a_question_has_one_limit_of_time()
    {
        await using var engine = await StartAsync(null, ("AttemptTimeout", "00:00:05"), ("Timeout", "00:00:05"));
        var asked = new TaskCompletionSource();
        engine.Server.Next(FakeOsrm.Hang(asked));

        var answer = engine.AskAsync(Home, Session);
        await asked.Task;
        engine.Clock.Advance(TimeSpan.FromSeconds(5));

        AssertStraight(await answer);
        Assert.Single(engine.Server.Asked);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_wait()
    {
        await using var engine = await StartAsync();
        var asked = new TaskCompletionSource();
        engine.Server.Next(FakeOsrm.Hang(asked));
        using var leaves = new CancellationTokenSource();

        var answer = engine.Times.MatrixAsync(Home, Session, default, leaves.Token);
        await asked.Task;
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await answer);

        // Which says nothing of the server.
        Assert.DoesNotContain(engine.Log, line => line.Contains("does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_questions_of_one_search_have_one_limit_of_time()
    {
        await using var engine = await StartAsync(null, ("AttemptTimeout", "00:00:05"), ("Timeout", "00:00:05"));
        var asked = new TaskCompletionSource();
        engine.Server.Next(FakeOsrm.Hang(asked));
        var search = engine.Times.ForOneSearch();

        var first = search.MatrixAsync(Home, Session, default, TestContext.Current.CancellationToken);
        await asked.Task;
        engine.Clock.Advance(TimeSpan.FromSeconds(5));
        AssertStraight(await first);

        AssertStraight(await search.MatrixAsync(Home, Session, default, TestContext.Current.CancellationToken));
        Assert.Single(engine.Server.Asked);
        AssertRoads(await engine.Times.ForOneSearch().MatrixAsync(Home, Session, default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task However_many_search_the_server_is_asked_few_questions_at_once()
    {
        await using var engine = await StartAsync(null, ("CallsAtOnce", "3"), ("Retries", "0"), ("AttemptTimeout", "00:01:00"), ("Timeout", "00:01:00"));
        var (now, most, three, open) = (0, 0, new TaskCompletionSource(), new TaskCompletionSource());
        engine.Server.Always = async context =>
        {
            lock (three)
            {
                most = Math.Max(most, ++now);
            }

            if (most >= 3)
            {
                three.TrySetResult();
            }

            await open.Task;
            lock (three)
            {
                now--;
            }

            await FakeOsrm.Code("NoTable")(context);
        };

        var answers = Enumerable.Range(0, 20).Select(at => engine.AskAsync([At(at, 0)], Session)).ToList();
        await three.Task;
        open.SetResult();
        await Task.WhenAll(answers);
        Assert.Equal((20, 3), (engine.Server.Asked.Count, most));
    }

    [Fact]
    public async Task A_server_that_fails_much_is_left_alone_for_a_while_and_then_asked_again()
    {
        await using var engine = await StartAsync(null, ("Retries", "0"), ("BreakAfter", Circuit), ("Break", "00:00:15"));
        engine.Server.Always = FakeOsrm.Text(StatusCodes.Status500InternalServerError, "");
        for (var call = 0; call < 10; call++)
        {
            AssertStraight(await engine.AskAsync(Home, Session));
        }

        // Open: the last calls never reached the server.
        Assert.Equal(6, engine.Server.Asked.Count);

        // Half open, and still failing: one call is let through.
        engine.Clock.Advance(TimeSpan.FromSeconds(16));
        AssertStraight(await engine.AskAsync(Home, Session));
        AssertStraight(await engine.AskAsync(Home, Session));
        Assert.Equal(7, engine.Server.Asked.Count);

        // Well again: closed.
        engine.Server.Always = null;
        engine.Clock.Advance(TimeSpan.FromSeconds(16));
        AssertRoads(await engine.AskAsync(Home, Session));
        AssertRoads(await engine.AskAsync([At(1, 1)], Session));
        Assert.Equal(9, engine.Server.Asked.Count);
    }

    private static void AssertStraight(TravelMatrix matrix)
    {
        Assert.True(matrix.Approximate);
        Assert.True(matrix.Provisional);
        Assert.Equal(StraightLineTimes.SecondsFor(5000), matrix.Seconds(0, 0));
        Assert.Equal(5000, matrix.Metres(0, 0));
    }

    private static void AssertRoads(TravelMatrix matrix)
    {
        Assert.False(matrix.Approximate);
        Assert.Equal(7000 / (50 / 3.6), matrix.Seconds(0, 0), 0.3);
    }
}
