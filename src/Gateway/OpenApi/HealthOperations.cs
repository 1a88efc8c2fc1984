using System.Text.Json.Nodes;

namespace Gateway.OpenApi;

/// <summary>The operations that no rpc stands behind.</summary>
internal static class HealthOperations
{
    /// <summary>Their tag.</summary>
    public const string Tag = "Health";

    /// <summary>Adds them.</summary>
    public static void Add(JsonObject paths)
    {
        paths["/health/live"] = Operation("getLiveness", "Says whether the process runs", "live");
        paths["/health/ready"] = Operation("getReadiness", "Says whether the service can serve: Matching answers, with its database and its figures", "ready");
    }

    private static JsonObject Operation(string id, string summary, string status) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["description"] = $"{summary}.",
            ["tags"] = new JsonArray(Tag),
            ["security"] = new JsonArray(),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = "Yes.",
                    ["content"] = new JsonObject
                    {
                        ["application/json"] = new JsonObject
                        {
                            ["schema"] = new JsonObject
                            {
                                ["type"] = "object",
                                ["properties"] = new JsonObject { ["status"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(status) } },
                                ["required"] = new JsonArray("status"),
                            },
                        },
                    },
                },
                ["4XX"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
                ["5XX"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
            },
        },
    };
}
