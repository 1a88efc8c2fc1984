namespace Gateway.Problems;

/// <summary>Gives every failure that has no body yet the one form: unknown routes, wrong methods, what the web server refused, and faults.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Serves the request, and answers for it where nobody else did.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException fault)
        {
            await AnswerAsync(http, OfStatus(fault.StatusCode));
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(http, Reasons.ClientClosedRequest);
            return;
        }
        catch (Exception fault)
        {
            LogUnexpected(fault, http.GetEndpoint()?.DisplayName);
            if (http.Response.HasStarted)
            {
                throw;
            }

            await AnswerAsync(http, Reasons.Internal);
            return;
        }

        if (http.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await AnswerAsync(http, OfStatus(http.Response.StatusCode));
        }
    }

    private static Task AnswerAsync(HttpContext http, Reason reason) =>
        http.Response.HasStarted ? Task.CompletedTask : ProblemWriter.WriteAsync(http, ProblemTable.Plain(reason));

    private static Reason OfStatus(int status) =>
        Reasons.All.FirstOrDefault(reason => reason.Status == status && status != 400)
        ?? (status >= 500 ? Reasons.Internal : Reasons.MalformedRequest);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "{Endpoint} failed unexpectedly")]
    private partial void LogUnexpected(Exception fault, string? endpoint);
}
