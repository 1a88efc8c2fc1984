using Gateway.Caching;
using Gateway.Services;
using Google.Protobuf;
using Grpc.Core;
using Matching.V1;
using Kind = Matching.V1.WatchOfferResponse.Types.Kind.Types.Value;

namespace Gateway.Streaming;

/// <summary>
/// Serves <c>WatchOffer</c> as an event stream. What fails before the first event is a problem like any other; whatever ends the stream later ends the answer, so that the
/// client comes back with the id of the last event it has.
/// </summary>
internal sealed partial class OfferEventStream(
    LiftService.LiftServiceClient matching,
    EventStreams streams,
    IHostApplicationLifetime lifetime,
    ILogger<OfferEventStream> logger)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    /// <summary>Writes as transcoding does: zeros and empty lists too.</summary>
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>Serves one client until either side ends.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var call = matching.WatchOffer(RequestOf(http), CallForwarding.StreamOptions(http, end.Token));
        if (!await streams.BeginsAsync(call, http) || http.Features.Get<HeadRequest>() is not null)
        {
            return;
        }

        try
        {
            var events = new EventWriter(http.Response.Body);
            await events.BeginAsync(Retry, end.Token);
            do
            {
                var told = call.ResponseStream.Current;
                await (told.Kind == Kind.Heartbeat
                    ? events.HeartbeatAsync(told.ResumeToken, end.Token)
                    : events.EventAsync(told.ResumeToken, NameOf(told.Kind), Json.Format(told), end.Token));
            }
            while (await call.ResponseStream.MoveNext(end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client went away, or the Gateway stops.
        }
        catch (RpcException ended)
        {
            LogEnded(ended.StatusCode);
        }
    }

    private static WatchOfferRequest RequestOf(HttpContext http) => new()
    {
        LiftOffer = http.Request.RouteValues["lift_offer"] as string ?? "",

        // A client that comes back asks the same address again, so what it says in the header is newer.
        ResumeToken = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : http.Request.Query["resumeToken"].ToString(),
    };

    /// <summary>The name on the wire.</summary>
    private static string NameOf(Kind kind) =>
        WatchOfferResponse.Types.Kind.Descriptor.EnumTypes.Single().FindValueByNumber((int)kind)?.Name ?? "UNSPECIFIED";

    [LoggerMessage(EventId = 2004, Level = LogLevel.Information, Message = "An event stream was ended by Matching with {Code}")]
    private partial void LogEnded(StatusCode code);
}
