using Gateway.Hosting;
using Gateway.Problems;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Gateway.Streaming;

/// <summary>What every event stream begins with: what fails before the first message is a problem like any other.</summary>
internal sealed class EventStreams(IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>Waits for the first message, as long as for any answer, and begins the answer; or leaves behind why there is none.</summary>
    public async Task<bool> BeginsAsync<T>(AsyncServerStreamingCall<T> call, HttpContext http)
    {
        using var patience = new CancellationTokenSource(options.Value.Deadline, clock);
        try
        {
            if (!await call.ResponseStream.MoveNext(patience.Token))
            {
                return false;
            }
        }
        catch (RpcException failure)
        {
            http.Features.Set(new CallFailure(
                patience.IsCancellationRequested ? new RpcException(new Status(StatusCode.DeadlineExceeded, "")) : failure));
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return false;
        }

        http.Response.ContentType = EventWriter.ContentType;
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return true;
    }
}
