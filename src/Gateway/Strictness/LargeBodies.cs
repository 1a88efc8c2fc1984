using Gateway.Hosting;
using Gateway.Problems;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Gateway.Strictness;

/// <summary>
/// Lets weekends be larger than other bodies. Only for who shows a token, which has been checked by now: nobody else's megabytes are read. One at a time, since each stays in memory until it is planned, and no replica of Matching
/// plans two either.
/// </summary>
internal sealed class LargeBodies(RequestDelegate next, IOptions<GatewayOptions> options) : IDisposable
{
    private const string Solve = "matching.v1.PlanService.SolvePlan";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim place = new(1);

    /// <summary>Serves the request under the limit of its route.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!MayBeLarge(http) || http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
        {
            await next(http);
            return;
        }

        // For who is refused too: what they still send is let go by, so that they come to read the answer.
        limit.MaxRequestBodySize = options.Value.MaxPlanBytes;
        if (!place.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            await ProblemWriter.WriteAsync(http, new Problem(Reasons.RateLimited, "Another weekend of this size is being planned.") { RetryAfter = RetryAfter });
            return;
        }

        try
        {
            await next(http);
        }
        finally
        {
            place.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => place.Dispose();

    private bool MayBeLarge(HttpContext http) =>
        !(http.Request.ContentLength <= options.Value.MaxBodyBytes)
        && http.Request.Headers.Authorization.Count > 0
        && http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.MethodDescriptor.FullName == Solve;
}
