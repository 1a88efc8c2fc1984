using System.Text;
using Gateway.Contract;
using Gateway.Problems;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace Gateway.Strictness;

/// <summary>Holds each request against the contract before transcoding reads it: what is unknown or wrong is an error that names it.</summary>
internal sealed class StrictRequests(RequestDelegate next, TimeProvider clock)
{
    /// <summary>A body has arrived by then: whoever sends it byte by byte holds it in memory no longer.</summary>
    private static readonly TimeSpan BodyTime = TimeSpan.FromMinutes(2);

    /// <summary>Serves a request that is right, and answers one that is not.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is null && CustomVerbs.MethodsOf(http.Request.Path) is { Count: > 0 } others)
        {
            await RefuseAsync(http, others);
            return;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } metadata)
        {
            await next(http);
            return;
        }

        var route = ContractRoutes.Of(metadata.MethodDescriptor);
        if (CustomVerbs.MethodsOf(http.Request.Path, route) is { Count: > 0 } allowed)
        {
            await RefuseAsync(http, allowed);
            return;
        }

        var problems = new FieldProblems();
        if (await CheckAsync(route, http, problems) is { } unreadable)
        {
            await ProblemWriter.WriteAsync(http, unreadable);
        }
        else if (problems.IsFull)
        {
            await ProblemWriter.WriteAsync(http, problems.ToProblem([]));
        }
        else
        {
            if (!problems.IsEmpty)
            {
                // What could be read goes on, to be checked and not done, so that the client hears of everything at once.
                http.Features.Set(UnreadFields.Of(route, problems));
            }

            await next(http);
        }
    }

    private static Task RefuseAsync(HttpContext http, IReadOnlyList<string> allowed)
    {
        http.Response.Headers.Allow = string.Join(", ", allowed);
        return ProblemWriter.WriteAsync(http, new Problem(Reasons.MethodNotAllowed));
    }

    /// <summary>The problem of a request that cannot be read at all; null where it can be, and then what is wrong in it is collected and taken out of it.</summary>
    private async ValueTask<Problem?> CheckAsync(ContractRoute route, HttpContext http, FieldProblems problems)
    {
        var request = http.Request;
        if (request.Headers.Authorization is { Count: > 1 } || !Ascii.IsValid(request.Headers.Authorization.ToString()))
        {
            return new Problem(Reasons.Unauthenticated, "There may be one Authorization header, in ASCII.");
        }

        ParameterCheck.Check(route, request, problems);
        if (route.BodyType is { } type)
        {
            if (!IsJson(request))
            {
                return new Problem(Reasons.UnsupportedMediaType);
            }

            if (await ReadAsync(http) is not { } body)
            {
                return new Problem(Reasons.MalformedRequest, "The body took too long to arrive.");
            }

            if (BodyCheck.Check(body.GetBuffer().AsSpan(0, (int)body.Length), type, problems) is { } malformed)
            {
                return malformed;
            }

            PathAgainstBody.Check(route, request, body.GetBuffer().AsSpan(0, (int)body.Length), problems);

            body.Position = 0;
            request.Body = problems.InBody.Count == 0 ? body : GoodParts.Of(body.GetBuffer().AsMemory(0, (int)body.Length), type, problems.InBody);
        }

        // Transcoding answers in the charset of the request's content type, and faults on one it does not know.
        request.ContentType = route.HasBody ? "application/json" : null;
        return null;
    }

    /// <summary>The whole body; null where it takes too long.</summary>
    private async Task<MemoryStream?> ReadAsync(HttpContext http)
    {
        using var late = new CancellationTokenSource(BodyTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, either.Token);
            return body;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            if (HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                // What is still under way is not waited for.
                http.Response.Headers.Connection = "close";
            }

            return null;
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
