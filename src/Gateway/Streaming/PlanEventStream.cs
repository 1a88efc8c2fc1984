using Gateway.Services;
using Google.Protobuf;
using Grpc.Core;
using Matching.V1;

namespace Gateway.Streaming;

/// <summary>Serves <c>SolvePlan</c> as an event stream: <c>PROGRESS</c> while the search runs, then one <c>PLAN</c>. It has no ids, since a search cannot be come back to: a client that goes away ends it.</summary>
internal sealed partial class PlanEventStream(PlanService.PlanServiceClient matching, EventStreams streams, IHostApplicationLifetime lifetime, ILogger<PlanEventStream> logger)
{
    /// <summary>Writes as transcoding does: zeros and empty lists too.</summary>
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>Serves one client until the plan is there or either side ends.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        if (Read(http) is not { } problem)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var call = matching.SolvePlan(new SolvePlanRequest { Problem = problem }, CallForwarding.StreamOptions(http, end.Token));
        if (!await streams.BeginsAsync(call, http))
        {
            return;
        }

        try
        {
            var events = new EventWriter(http.Response.Body);
            do
            {
                var told = call.ResponseStream.Current;
                await events.EventAsync(told.Plan is null ? "PROGRESS" : "PLAN", Json.Format(told), end.Token);
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

    /// <summary>The body, which has been held to the contract; null where it is beyond what a reader follows.</summary>
    private static PlanProblem? Read(HttpContext http)
    {
        try
        {
            // In memory by now.
            using var body = new StreamReader(http.Request.Body);
            return JsonParser.Default.Parse<PlanProblem>(body);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 2005, Level = LogLevel.Information, Message = "A plan's stream was ended by Matching with {Code}")]
    private partial void LogEnded(StatusCode code);
}
