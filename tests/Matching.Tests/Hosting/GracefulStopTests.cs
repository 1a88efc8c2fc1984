using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>A service that is told to stop says so, goes on accepting for a while, and finishes what is in flight.</summary>
public sealed class GracefulStopTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_in_flight_finishes()
    {
        var slow = new SlowCheck();
        await using var host = await StartAsync(slow);
        var call = new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest { Service = "live" }, cancellationToken: Cancellation).ResponseAsync;
        await slow.Asked.WaitAsync(Cancellation);

        var stop = host.StopAsync();
        Assert.False(call.IsCompleted);
        Assert.False(stop.IsCompleted);
        slow.Answer();

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await call).Status);
        await stop;
    }

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_still_serves()
    {
        var check = new SlowCheck();
        check.Answer();
        await using var host = await StartAsync(check, ("Matching:Stop:Drain", "00:00:05"));
        Assert.DoesNotContain("stopping", await ReadyAsync(host), StringComparison.Ordinal);

        var stop = host.StopAsync();

        Assert.Contains("stopping", await ReadyAsync(host), StringComparison.Ordinal);
        var live = await new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest { Service = "live" }, cancellationToken: Cancellation);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, live.Status);
        Assert.False(stop.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadyAsync(host));
    }

    private Task<MatchingHost> StartAsync(SlowCheck check, params (string, string)[] settings) => MatchingHost.StartAsync(
        "Host=127.0.0.1;Port=1;Username=nobody",
        clock,
        settings,
        services => services
            // Only the test's own call is to run the check.
            .Configure<HealthCheckPublisherOptions>(publisher => publisher.Delay = TimeSpan.FromHours(1))
            .AddHealthChecks().AddCheck("slow", check, tags: ["live"]));

    /// <summary>What of the service is not ready, by the names of its checks.</summary>
    private static async Task<string> ReadyAsync(MatchingHost host)
    {
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };
        using var answer = await operators.GetAsync("/health/ready", Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>Answers when it is told to.</summary>
    private sealed class SlowCheck : IHealthCheck
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Answer() => answered.TrySetResult();

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            asked.TrySetResult();
            await answered.Task.WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
