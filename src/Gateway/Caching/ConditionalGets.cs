using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Gateway.Caching;

/// <summary>Gives what may be kept an ETag of its content, and answers 304 to who has it already. All else is not to be kept.</summary>
internal sealed class ConditionalGets(RequestDelegate next)
{
    /// <summary>Serves the request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<CacheRule>() is not { } rule)
        {
            if (metadata?.GetMetadata<GrpcJsonTranscodingMetadata>() is not null)
            {
                http.Response.Headers.CacheControl = "no-store";
            }

            await next(http);
            return;
        }

        var original = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(original);
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            var etag = TagOf(buffer);
            http.Response.Headers.CacheControl = rule.CacheControl;
            // Said whether or not this client takes compression, so that a shared cache never gives one client's form to another.
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            http.Response.GetTypedHeaders().ETag = etag;
            if (IsKnown(http.Request, etag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                http.Response.ContentType = null;
                http.Response.ContentLength = null;
                return;
            }
        }

        await original.Writer.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }

    /// <summary>Weak, since compression changes the bytes but not what they say.</summary>
    private static EntityTagHeaderValue TagOf(MemoryStream body)
    {
        var hash = SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue etag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false));
}
