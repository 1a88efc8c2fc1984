using Gateway.Contract;
using Gateway.Strictness;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Problems;

/// <summary>
/// Transcoding writes failures as <c>{code, message, details}</c> and offers no place to say otherwise. This swallows that body and
/// writes the problem in its stead.
/// </summary>
internal sealed class TranscodingProblems(RequestDelegate next)
{
    /// <summary>Serves the request and answers for its failure.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } metadata)
        {
            await next(http);
            return;
        }

        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var unread = http.Features.Get<UnreadFields>();
        http.Response.Body = new FailureSwallowingStream(http.Response, body.Stream, all: unread is not null);
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(body);
        }

        if ((unread is not null || http.Response.StatusCode >= 400) && !http.Response.HasStarted)
        {
            var route = ContractRoutes.Of(metadata.MethodDescriptor);
            var problem = http.Features.Get<CallFailure>() is { } failure
                ? ProblemTable.Of(failure.Exception, route.BodyField?.Name)
                : new Problem(Reasons.MalformedRequest, "The request could not be read.");

            // Of a request that could not be read whole only its fields are told: it was not made, so it cannot have failed otherwise.
            await ProblemWriter.WriteAsync(http, unread is null ? problem : unread.Problems.ToProblem(problem.Errors));
        }
    }
}
