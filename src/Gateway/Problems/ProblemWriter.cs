using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Gateway.Problems;

/// <summary>Writes a failure as <c>application/problem+json</c>.</summary>
internal static class ProblemWriter
{
    /// <summary>The media type of every failure.</summary>
    public const string ContentType = "application/problem+json";

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with the failure; the response must not have started.</summary>
    public static async Task WriteAsync(HttpContext http, Problem problem)
    {
        var response = http.Response;
        response.StatusCode = problem.Reason.Status;
        response.ContentType = ContentType;
        response.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove(HeaderNames.ETag);
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Reason == Reasons.Unauthenticated)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        await using var writer = new Utf8JsonWriter(response.BodyWriter, Format);
        Write(writer, problem);
        await writer.FlushAsync(http.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("type", $"/docs#{problem.Reason.Name}");
        writer.WriteString("title", problem.Reason.Title);
        writer.WriteNumber("status", problem.Reason.Status);
        writer.WriteString("detail", problem.Detail);
        writer.WriteString("reason", problem.Reason.Name);
        if (problem.Metadata.Any())
        {
            writer.WriteStartObject("metadata");
            foreach (var (name, value) in problem.Metadata)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        if (problem.Errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (var error in problem.Errors)
            {
                writer.WriteStartObject();
                writer.WriteString("field", error.Field);
                writer.WriteString("detail", error.Detail);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            writer.WriteString("traceId", activity.TraceId.ToHexString());
        }

        writer.WriteEndObject();
    }
}
