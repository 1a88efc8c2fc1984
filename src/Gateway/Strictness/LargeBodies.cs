using Gateway.Hosting;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Gateway.Strictness;

/// <summary>Lets weekends be larger than other bodies. Only for who shows a token, which has been checked by now: nobody else's megabytes are read.</summary>
internal sealed class LargeBodies(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private const string Solve = "matching.v1.PlanService.SolvePlan";

    /// <summary>Serves the request under the limit of its route.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0
            && http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.MethodDescriptor.FullName == Solve
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MaxPlanBytes;
        }

        return next(http);
    }
}
