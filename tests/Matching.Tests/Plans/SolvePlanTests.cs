using Google.Protobuf;
using Grpc.Core;
using Matching.Api;
using Matching.Plans;
using Matching.Plans.Checking;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using PlanProblem = Matching.V1.PlanProblem;

namespace Matching.Tests.Plans;

/// <summary>Weekends solved over gRPC, by a service that has no database at all: none is needed.</summary>
public sealed class SolvePlanTests : IAsyncLifetime
{
    private static readonly PlanProblem Example = JsonParser.Default.Parse<PlanProblem>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "plan-example.json")));

    private MatchingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Nobody listens there.
    public async ValueTask InitializeAsync() => host = await MatchingHost.StartAsync("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_weekend_is_planned_without_a_database_and_told_with_progress_first()
    {
        var told = await SolveAsync(Example);

        Assert.All(told.SkipLast(1), one => Assert.Null(one.Plan));
        Assert.True(told[0].Progress is { Unbounded: true, HasBound: false, Value: 0 });
        var (problem, _) = PlanReader.Read(Example);
        Assert.Empty(PlanChecker.Check(problem, told[^1].Plan.ToDomain(problem)));
        Assert.Equal(told[^1].Plan.Value, told[^1].Progress.Value);
        Assert.Equal(told[^1].Progress.Placed, told[^1].Plan.Headcounts.Sum(one => one.People));
        Assert.Equal(Example.Sessions.Select(one => one.Id), told[^1].Plan.Headcounts.Select(one => one.Session));
        Assert.False(told[^1].Progress.Unbounded);
    }

    [Fact]
    public async Task The_same_problem_gives_the_same_plan()
    {
        var problem = Crowd(60);
        problem.WorkLimit = 0.001;

        var (first, second) = ((await SolveAsync(problem))[^1].Plan, (await SolveAsync(problem))[^1].Plan);

        first.Seconds = second.Seconds;
        Assert.Equal(first, second);
        Assert.Equal(V1.Plan.Types.End.Types.Value.WorkLimit, first.StoppedBy);
    }

    [Fact]
    public async Task A_limit_of_time_ends_the_search_with_the_best_plan_so_far()
    {
        var problem = Crowd(400);
        problem.TimeLimit = new() { Nanos = 1_000_000 };

        var plan = (await SolveAsync(problem))[^1].Plan;

        Assert.Equal(V1.Plan.Types.End.Types.Value.TimeLimit, plan.StoppedBy);
        Assert.True(plan.Value > 0);
    }

    [Theory]
    [InlineData(60, 300, 60)]
    [InlineData(60, 30, 28)]
    [InlineData(60, 3, 1.5)]
    public void A_search_leaves_time_to_answer_before_the_deadline(double asked, double left, double expected) =>
        Assert.Equal(expected, PlanStreams.TimeFor(TimeSpan.FromSeconds(asked), TimeSpan.FromSeconds(left)).TotalSeconds);

    [Fact]
    public async Task A_replica_solves_one_at_a_time_and_who_leaves_makes_room()
    {
        using var leave = new CancellationTokenSource();
        using (var first = Client().SolvePlan(new() { Problem = Crowd(600) }, cancellationToken: leave.Token))
        {
            Assert.True(await first.ResponseStream.MoveNext(Cancel));
            var refused = await Assert.ThrowsAsync<RpcException>(() => SolveAsync(Example));
            Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMITED"), (refused.StatusCode, SessionHost.ReasonOf(refused)));
            await leave.CancelAsync();
        }

        await Eventually.HoldsAsync(async () =>
        {
            using var taken = host.Services.GetRequiredService<SolverPlace>().TryTake();
            return await Task.FromResult(taken is not null);
        });
        Assert.NotNull((await SolveAsync(Example))[^1].Plan);
    }

    [Fact]
    public async Task A_service_that_is_told_to_stop_answers_the_best_plan_so_far()
    {
        await using var stopped = await MatchingHost.StartAsync("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        using var solving = new PlanService.PlanServiceClient(stopped.As(stopped.Tokens.Organiser())).SolvePlan(new() { Problem = Crowd(600) }, cancellationToken: Cancel);
        Assert.True(await solving.ResponseStream.MoveNext(Cancel));

        var stopping = stopped.StopAsync();
        var plan = (await ReadAsync(solving))[^1].Plan;
        await stopping;

        Assert.Equal(V1.Plan.Types.End.Types.Value.Cancelled, plan.StoppedBy);
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var wrong = Example.Clone();
        wrong.Volunteers[0].SpareSeats = 9;
        wrong.Volunteers[1].Home = null;
        wrong.Sessions[0].From = null;
        wrong.Limits = new() { OwnWayMetres = -1 };
        wrong.Objective = (PlanProblem.Types.Objective.Types.Value)7;
        wrong.TimeLimit = new() { Seconds = 301 };
        Assert.Equal(
            ["problem.limits.own_way_metres", "problem.objective", "problem.sessions[0].from", "problem.time_limit", "problem.volunteers[1].home"], await WrongFieldsAsync(wrong));

        wrong = Example.Clone();
        wrong.Volunteers[0].SpareSeats = 9;
        wrong.WorkLimit = -1;
        Assert.Equal(["problem.volunteers[0].spare_seats", "problem.work_limit"], await WrongFieldsAsync(wrong));
        Assert.Equal(["problem"], await WrongFieldsAsync(null));
    }

    [Fact]
    public async Task A_large_message_is_read_and_too_large_a_weekend_is_refused_by_its_size()
    {
        var large = new PlanProblem();
        var volunteer = new PlanProblem.Types.Volunteer { Id = new string('a', 100), Home = new() { Latitude = 51, Longitude = -1 } };
        large.Volunteers.Add(Enumerable.Repeat(volunteer, 280_000));
        Assert.True(large.CalculateSize() > 34_000_000, "larger than the web server takes unasked");

        Assert.Equal(["problem.volunteers"], await WrongFieldsAsync(large));
    }

    [Fact]
    public async Task Only_organisers_may()
    {
        foreach (var (invoker, reason) in new[] { (host.Invoker, "UNAUTHENTICATED"), (host.As(host.Tokens.Volunteer("Vera")), "PERMISSION_DENIED") })
        {
            using var solving = new PlanService.PlanServiceClient(invoker).SolvePlan(new() { Problem = Example }, cancellationToken: Cancel);
            Assert.Equal(reason, SessionHost.ReasonOf(await Assert.ThrowsAsync<RpcException>(() => ReadAsync(solving))));
        }
    }

    private static PlanProblem Crowd(int people)
    {
        var random = new Random(7);
        var crowd = new PlanProblem();
        for (var at = 0; at < people; at++)
        {
            var one = new PlanProblem.Types.Volunteer { Id = $"v{at}", Home = new() { Latitude = 51 + random.NextDouble(), Longitude = -1 - random.NextDouble() } };
            if (at % 4 == 0)
            {
                one.SpareSeats = 3;
            }

            crowd.Volunteers.Add(one);
        }

        for (var at = 0; at < 12; at++)
        {
            var session = Example.Sessions[0].Clone();
            (session.Id, session.Location) = ($"s{at}", new() { Latitude = 51 + random.NextDouble(), Longitude = -1 - random.NextDouble() });
            crowd.Sessions.Add(session);
        }

        return crowd;
    }

    private PlanService.PlanServiceClient Client() => new(host.As(host.Tokens.Organiser()));

    private async Task<List<SolvePlanResponse>> SolveAsync(PlanProblem? problem)
    {
        using var solving = Client().SolvePlan(new() { Problem = problem }, cancellationToken: Cancel);
        return await ReadAsync(solving);
    }

    private async Task<IEnumerable<string>> WrongFieldsAsync(PlanProblem? problem)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => SolveAsync(problem));
        Assert.Equal("INVALID_FIELD", SessionHost.ReasonOf(refused));
        return refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(one => one.Field).Order(StringComparer.Ordinal);
    }

    private static async Task<List<SolvePlanResponse>> ReadAsync(AsyncServerStreamingCall<SolvePlanResponse> solving)
    {
        var told = new List<SolvePlanResponse>();
        await foreach (var one in solving.ResponseStream.ReadAllAsync(Cancel))
        {
            told.Add(one);
        }

        return told;
    }
}
