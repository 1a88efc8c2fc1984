using System.Threading.Channels;
using Grpc.Core;
using Matching.Api;
using Matching.Plans;
using Matching.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Plans;

/// <summary>Whoever has a weekend planned hears of it at least every second, also while nothing better is found.</summary>
public sealed class PlanBeatTests : IServerStreamWriter<SolvePlanResponse>, IDisposable
{
    private readonly List<SolvePlanResponse> told = [];
    private readonly HeldSearch held = new();

    public WriteOptions? WriteOptions { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_is_told_more_often_than_every_second()
    {
        var clock = new ArmedClock();
        var streams = new PlanStreams(new PlanSolver(clock), new SolverPlace(), new SolvingRules(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), clock);
        var from = clock.GetUtcNow().AddDays(1);
        var problem = new Matching.Plans.PlanProblem
        {
            Volunteers = [.. Enumerable.Range(0, 2).Select(at => new PlanVolunteer { Id = $"v{at}", Home = new(400_000, 300_000), SpareSeats = at == 0 ? 1 : null })],
            Sessions = [new() { Id = "s", Point = new(410_000, 300_000), From = from, Until = from.AddHours(3), Wanted = 2, Maximum = 2 }],
            Company = held,
        };
        var sending = streams.SendAsync(problem, this, new DirectCall(new DefaultHttpContext()));

        for (var beat = 0; beat < 4; beat++)
        {
            clock.Advance(await clock.Armed.ReadAsync(Cancel));
        }

        await clock.Armed.ReadAsync(Cancel);
        var elapsed = told.Select(one => one.Progress.Elapsed.ToTimeSpan()).ToList();
        Assert.Equal(5, elapsed.Count);
        Assert.All(elapsed.Zip(elapsed.Skip(1), (one, next) => next - one), gap => Assert.InRange(gap.TotalSeconds, 0.001, 0.999));
        Assert.All(told, one => Assert.Null(one.Plan));

        held.Dispose();
        await sending;
        Assert.NotNull(told[^1].Plan);
    }

    Task IAsyncStreamWriter<SolvePlanResponse>.WriteAsync(SolvePlanResponse message) => Tell(message);

    Task IAsyncStreamWriter<SolvePlanResponse>.WriteAsync(SolvePlanResponse message, CancellationToken cancellationToken) => Tell(message);

    public void Dispose() => held.Dispose();

    private Task Tell(SolvePlanResponse message)
    {
        told.Add(message);
        return Task.CompletedTask;
    }

    /// <summary>A search that does not begin until it is let go.</summary>
    private sealed class HeldSearch : IPlanCompany, IDisposable
    {
        private readonly TaskCompletionSource go = new();

        public bool MayRide(string driver, string rider)
        {
            go.Task.Wait();
            return true;
        }

        public bool MaySitTogether(string one, string other) => true;

        public void Dispose() => go.TrySetResult();
    }

    /// <summary>A clock that stands still, and says of every wait how long it is to be.</summary>
    private sealed class ArmedClock : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> armed = Channel.CreateUnbounded<TimeSpan>();

        public ChannelReader<TimeSpan> Armed => armed.Reader;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            armed.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
