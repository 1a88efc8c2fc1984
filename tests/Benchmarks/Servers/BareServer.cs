using Grpc.Core;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Servers;

/// <summary>
/// The yardstick: a gRPC service on the same web server that answers <c>FindNearestMarginals</c> with one reply read from a file at start, and does nothing else.
/// </summary>
internal static class BareServer
{
    /// <summary>Serves until it is told to stop.</summary>
    public static async Task RunAsync(int port, string replyFile)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(FindNearestMarginalsResponse.Parser.ParseFrom(await File.ReadAllBytesAsync(replyFile)));
        await using var app = builder.Build();
        app.MapGrpcService<Bare>();
        await app.RunAsync();
    }

    private sealed class Bare(FindNearestMarginalsResponse reply) : SeatService.SeatServiceBase
    {
        public override Task<FindNearestMarginalsResponse> FindNearestMarginals(FindNearestMarginalsRequest request, ServerCallContext context) =>
            Task.FromResult(reply);
    }
}
