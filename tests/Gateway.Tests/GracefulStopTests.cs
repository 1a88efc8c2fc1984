using System.Net;
using Matching.V1;

namespace Gateway.Tests;

/// <summary>A Gateway that is told to stop takes nothing more, and finishes what is under way.</summary>
public sealed class GracefulStopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_under_way_finishes()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        gateway.Matching.On<GetSeatRequest>(async (request, _) =>
        {
            asked.SetResult();
            await answered.Task;
            return new GetSeatResponse { Seat = new Seat { Code = request.Code } };
        });
        var call = gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);
        await asked.Task.WaitAsync(Cancel);

        var stop = gateway.StopAsync();
        Assert.False(stop.IsCompleted);
        answered.SetResult();

        using var answer = await call;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("E14001276", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.Client.GetAsync("/v1/seats/E14001276", Cancel));
    }
}
