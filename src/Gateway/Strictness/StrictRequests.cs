using System.Text;
using Gateway.Contract;
using Gateway.Problems;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace Gateway.Strictness;

/// <summary>Holds each request against the contract before transcoding reads it: what is unknown or wrong is an error that names it.</summary>
internal sealed class StrictRequests(RequestDelegate next)
{
    /// <summary>Serves a request that is right, and answers one that is not.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } metadata)
        {
            await next(http);
            return;
        }

        var problem = await CheckAsync(ContractRoutes.Of(metadata.MethodDescriptor), http);
        await (problem is null ? next(http) : ProblemWriter.WriteAsync(http, problem));
    }

    private static async ValueTask<Problem?> CheckAsync(ContractRoute route, HttpContext http)
    {
        var request = http.Request;
        if (request.Headers.Authorization is { Count: > 1 } || !Ascii.IsValid(request.Headers.Authorization.ToString()))
        {
            return new Problem(Reasons.Unauthenticated, "There may be one Authorization header, in ASCII.");
        }

        var problems = new FieldProblems();
        ParameterCheck.Check(route, request, problems);
        if (route.BodyType is { } type)
        {
            if (!IsJson(request))
            {
                return new Problem(Reasons.UnsupportedMediaType);
            }

            var body = new MemoryStream();
            await request.Body.CopyToAsync(body, http.RequestAborted);
            if (BodyCheck.Check(body.GetBuffer().AsSpan(0, (int)body.Length), type, problems) is { } malformed)
            {
                return malformed;
            }

            PathAgainstBody.Check(route, request, body.GetBuffer().AsSpan(0, (int)body.Length), problems);

            body.Position = 0;
            request.Body = body;
        }

        // Transcoding answers in the charset of the request's content type, and faults on one it does not know.
        request.ContentType = route.HasBody ? "application/json" : null;
        return problems.IsEmpty ? null : problems.ToProblem();
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
