using Gateway.Pages;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Gateway.Hosting;

/// <summary>The web client, served as it was built (<c>./dev web</c>): its page, and files whose names change with what is in them.</summary>
internal static class WebSetup
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Maps the views and files of the client; where it was not built, <c>/</c> leads to the documentation.</summary>
    public static void MapGatewayWeb(this WebApplication app)
    {
        var files = WebFiles.Read(app.Environment.WebRootPath);
        if (files.Index is null)
        {
            app.MapGet("/", () => Results.Redirect("/docs"));
            return;
        }

        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.Web;
        var page = new WebFile("/", "text/html; charset=utf-8", WebPage.Render(files.Index, options), null, null);
        var policy = WebPage.PolicyFor(options);
        foreach (var path in WebPage.Paths)
        {
            app.MapGet(path, http => ServeAsync(http, page));
        }

        foreach (var file in files.Others)
        {
            app.MapGet(file.Path, http => ServeAsync(http, file));
        }

        Task ServeAsync(HttpContext http, WebFile file)
        {
            // Also with scripts: the map's worker is held to the policy that came with it.
            http.Response.Headers.ContentSecurityPolicy = policy;
            // The one thing of the device that the client asks for, and no window of another site that opened it may reach into it.
            http.Response.Headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";
            http.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return WriteAsync(http, file);
        }
    }

    private static Task WriteAsync(HttpContext http, WebFile file)
    {
        var headers = http.Response.Headers;
        var tag = new EntityTagHeaderValue(file.Tag, isWeak: true);
        headers.CacheControl = file.IsHashed ? Forever : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.GetTypedHeaders().ETag = tag;
        var asked = http.Request.GetTypedHeaders();
        if (asked.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (encoding, bytes) = Takes("br") && file.Brotli is { } brotli ? ("br", brotli) : Takes("gzip") && file.Gzip is { } gzip ? ("gzip", gzip) : (null, file.Plain);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();

        bool Takes(string coding) => asked.AcceptEncoding.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);
    }
}
