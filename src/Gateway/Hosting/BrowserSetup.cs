using System.IO.Compression;
using Gateway.Problems;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Gateway.Hosting;

/// <summary>What browsers need: which pages may call, small answers, and headers that keep a page to itself.</summary>
internal static class BrowserSetup
{
    /// <summary>Nothing may be loaded or framed by default; pages of our own say what they need.</summary>
    private const string NothingAllowed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Registers CORS and compression.</summary>
    public static void AddGatewayBrowsers(this WebApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<GatewayOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.CorsOrigins])
            .WithMethods("GET", "POST", "PATCH", "DELETE")
            .WithHeaders("authorization", "content-type", "if-none-match", "last-event-id")
            .WithExposedHeaders("etag", "retry-after", "www-authenticate")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        builder.Services.AddResponseCompression(compression =>
        {
            // Answers hold no secret of the server beside text of the caller's choosing, so their length gives nothing away.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json", ProblemWriter.ContentType, "application/vnd.mapbox-vector-tile", "text/html", "text/css", "text/javascript", "image/svg+xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    /// <summary>Says that answers differ by the page that asks, also to who is no page: a cache between must not give one the other's.</summary>
    public static void UseVaryByOrigin(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.CorsOrigins;
        if (origins.Count == 0 || origins.Contains("*"))
        {
            return;
        }

        // Registered first, so run last: after whatever else sets the header.
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var vary = http.Response.Headers.GetCommaSeparatedValues(HeaderNames.Vary);
                if (!vary.Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
                {
                    http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>Adds the headers that every answer carries.</summary>
    public static void UseSecureHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = NothingAllowed;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(http);
    });
}
