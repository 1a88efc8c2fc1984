using Gateway.Hosting;
using Gateway.Strictness;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Gateway.Services;

/// <summary>What every forwarded call takes along: who is asking, the deadline, and that the client may go away.</summary>
internal sealed class CallForwarding(IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>The options of the call to Matching that serves this request.</summary>
    public CallOptions Options(ServerCallContext context)
    {
        // Read from the request itself: the context's metadata would parse every binary header, and fault on a malformed one.
        var http = context.GetHttpContext();
        return new CallOptions(HeadersOf(http), clock.GetUtcNow().UtcDateTime + options.Value.Deadline, http.RequestAborted);
    }

    /// <summary>The options of a call that is answered for as long as both sides like.</summary>
    public static CallOptions StreamOptions(HttpContext http, CancellationToken end) => new(HeadersOf(http), cancellationToken: end);

    private static Metadata? HeadersOf(HttpContext http)
    {
        var headers = http.Request.Headers.Authorization is [{ } authorization] ? new Metadata { { "authorization", authorization } } : null;
        if (http.Features.Get<UnreadFields>() is { } unread)
        {
            headers ??= [];
            headers.Add(UnreadFields.CheckOnlyHeader, "true");
            headers.Add(UnreadFields.UnreadHeader, string.Join(',', unread.ProtoPaths));
        }

        return headers;
    }
}
