using Gateway.Contract;
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
        http.Response.Body = new FailureSwallowingStream(http.Response, body.Stream);
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(body);
        }

        if (http.Response is { StatusCode: >= 400, HasStarted: false })
        {
            var route = ContractRoutes.Of(metadata.MethodDescriptor);
            var problem = http.Features.Get<CallFailure>() is { } failure
                ? ProblemTable.Of(failure.Exception, route.BodyField?.Name)
                : new Problem(Reasons.MalformedRequest, "The request could not be read.");
            await ProblemWriter.WriteAsync(http, problem);
        }
    }
}
