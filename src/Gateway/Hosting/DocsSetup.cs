using Gateway.Caching;
using Gateway.OpenApi;

namespace Gateway.Hosting;

/// <summary>The contract for people and tools: the OpenAPI document and its page.</summary>
internal static class DocsSetup
{
    private const string OwnStylesOnly = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static void MapGatewayDocs(this WebApplication app)
    {
        var page = new Lazy<byte[]>(() => DocsPage.Render(OpenApiDocument.Root));
        Map("/openapi/v1.json", "application/json; charset=utf-8", () => OpenApiDocument.Bytes);
        Map("/docs", "text/html; charset=utf-8", () => page.Value);
        Map("/docs/docs.css", "text/css; charset=utf-8", ReadStyles);

        void Map(string path, string type, Func<byte[]> content) =>
            app.MapGet(path, (HttpContext http) =>
            {
                http.Response.Headers.ContentSecurityPolicy = OwnStylesOnly;
                return Results.Bytes(content(), type);
            }).WithMetadata(CacheRule.FiveMinutes);
    }

    private static byte[] ReadStyles()
    {
        using var stream = typeof(DocsSetup).Assembly.GetManifestResourceStream("openapi.docs.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
