using System.Text.Json.Nodes;
using Gateway.Problems;

namespace Gateway.OpenApi;

/// <summary>What every failure looks like.</summary>
internal static class ProblemSchema
{
    /// <summary>The schema of a failure.</summary>
    public static JsonObject Build() => new()
    {
        ["type"] = "object",
        ["description"] = "Why a request could not be served (RFC 9457).",
        ["properties"] = new JsonObject
        {
            ["type"] = Text("Where the reason is explained, relative to this server.", "uri-reference"),
            ["title"] = Text("A few words that are the same for every failure of this reason."),
            ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int32", ["description"] = "The HTTP status." },
            ["detail"] = Text("A sentence for whoever called."),
            ["reason"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = string.Join('\n', ["The reason, from a closed list.", "", .. Reasons.All.Select(reason => $"- `{reason.Name}` ({reason.Status}): {reason.Meaning}")]),
                ["enum"] = new JsonArray([.. Reasons.All.Select(reason => JsonValue.Create(reason.Name))]),
            },
            ["errors"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Every wrong field or parameter.",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["field"] = Text("Its path in the body, or its name in the path or query."),
                        ["detail"] = Text("What is wrong, as a sentence that says what would be right."),
                    },
                    ["required"] = new JsonArray("field", "detail"),
                },
            },
            ["metadata"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "What a program needs to know beside the reason: with CONSENT_NEEDED the purpose.",
                ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            },
            ["traceId"] = Text("Names the request to the operator."),
        },
        ["required"] = new JsonArray("type", "title", "status", "detail", "reason"),
    };

    /// <summary>The responses that operations refer to.</summary>
    public static JsonObject Responses() => new()
    {
        ["Problem"] = new JsonObject
        {
            ["description"] = "A failure. With 405 comes Allow, with 401 WWW-Authenticate, with 429 and 503 Retry-After.",
            ["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["$ref"] = "#/components/headers/Retry-After" } },
            ["content"] = new JsonObject
            {
                [ProblemWriter.ContentType] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" },
                    ["example"] = new JsonObject
                    {
                        ["type"] = $"/docs#{Reasons.InvalidField.Name}",
                        ["title"] = Reasons.InvalidField.Title,
                        ["status"] = Reasons.InvalidField.Status,
                        ["detail"] = "limit: Must be a whole number.",
                        ["reason"] = Reasons.InvalidField.Name,
                        ["errors"] = new JsonArray(new JsonObject { ["field"] = "limit", ["detail"] = "Must be a whole number." }),
                    },
                },
            },
        },
    };

    /// <summary>The headers that responses refer to.</summary>
    public static JsonObject Headers() => new()
    {
        ["ETag"] = Header("Names this content; send it back in If-None-Match."),
        ["Retry-After"] = Header("Seconds to wait before trying again."),
    };

    private static JsonObject Header(string description) => new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Text(string description, string? format = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
