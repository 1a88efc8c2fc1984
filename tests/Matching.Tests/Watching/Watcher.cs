using Grpc.Core;
using Matching.V1;
using TestKit;
using Kind = Matching.V1.WatchOfferResponse.Types.Kind.Types.Value;

namespace Matching.Tests.Watching;

/// <summary>One client that watches an offer.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchOfferResponse> call;

    public Watcher(LiftService.LiftServiceClient client, LiftOffer offer, string token = "")
    {
        call = client.WatchOffer(new() { LiftOffer = offer.Id, ResumeToken = token }, cancellationToken: TestContext.Current.CancellationToken);
        Token = token;
    }

    /// <summary>Token of the last message.</summary>
    public string Token { get; private set; }

    /// <summary>The next message, heartbeats too.</summary>
    public async Task<WatchOfferResponse> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        Assert.True(await call.ResponseStream.MoveNext(patience.Token), "the stream ended");
        Token = call.ResponseStream.Current.ResumeToken;
        return call.ResponseStream.Current;
    }

    /// <summary>Reads so many messages and answers their kinds.</summary>
    public async Task<IReadOnlyList<Kind>> KindsAsync(int count)
    {
        var kinds = new List<Kind>();
        while (kinds.Count < count)
        {
            kinds.Add((await NextAsync()).Kind);
        }

        return kinds;
    }

    /// <summary>How the stream ends; where it is to end telling nothing more, anything that comes fails.</summary>
    public async Task<RpcException> EndAsync(bool tellingNothing = false)
    {
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                var next = await NextAsync();
                Assert.False(tellingNothing, $"told {next.Kind}");
            }
        });
        return end;
    }

    public void Dispose() => call.Dispose();
}
