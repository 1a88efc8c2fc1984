using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.OpenApi;

/// <summary>The OpenAPI 3.1 document of what REST serves, made from the contract and its comments.</summary>
internal static class OpenApiDocument
{
    private const string About = """
        Find the marginal seats near a place, the sessions held in them, and lifts there and back.

        Every failure is `application/problem+json` (RFC 9457) with a `reason` from a closed list, and `errors` that name every wrong field at once.
        Unknown parameters and unknown JSON fields are errors. Lists are paged by `pageSize` and `pageToken`. The same `requestId` with the same
        content gives the same answer and never a second effect.
        """;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Lazy<JsonObject> Built = new(Build);

    private static readonly Lazy<byte[]> Written = new(() => Encoding.UTF8.GetBytes($"{Built.Value.ToJsonString(Format)}\n"));

    /// <summary>The document.</summary>
    public static JsonObject Root => Built.Value;

    /// <summary>The document as it is served and committed.</summary>
    public static byte[] Bytes => Written.Value;

    private static JsonObject Build()
    {
        var comments = ContractComments.Load();
        var schemas = new SchemaBuilder(comments, Writable());
        var operations = new OperationBuilder(comments, schemas, ContractExamples.Load());
        var paths = new JsonObject();
        foreach (var route in ContractRoutes.All)
        {
            var path = OperationBuilder.PathOf(route);
            if (paths[path] is not JsonObject item)
            {
                paths[path] = item = [];
            }

            item[route.Verb.ToLowerInvariant()] = operations.Build(route);
        }

        HealthOperations.Add(paths);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Matching",
                ["version"] = "1.0.0",
                ["summary"] = "Nearest marginal seats, their sessions, and lifts to them.",
                ["description"] = About,
                ["contact"] = new JsonObject { ["name"] = "Whoever runs this service" },
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The server that this document comes from." }),
            ["tags"] = Tags(comments),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = Schemas(schemas),
                ["responses"] = ProblemSchema.Responses(),
                ["headers"] = ProblemSchema.Headers(),
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                        ["description"] = "Says who is asking: subject, campaign and roles. Reading seats, sessions and that lifts exist needs none.",
                    },
                },
            },
        };
    }

    private static JsonArray Tags(ContractComments comments) =>
    [
        .. ContractRoutes.Services.Select(service => new JsonObject { ["name"] = OperationBuilder.TagOf(service), ["description"] = comments.Of(service) }),
        new JsonObject { ["name"] = HealthOperations.Tag, ["description"] = "Whether the service runs and serves." },
    ];

    private static JsonObject Schemas(SchemaBuilder schemas)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in schemas.All)
        {
            all[name] = schema;
        }

        all["Problem"] = ProblemSchema.Build();
        return all;
    }

    /// <summary>The messages that clients send, in which what is missing has a default.</summary>
    private static HashSet<MessageDescriptor> Writable()
    {
        var found = new HashSet<MessageDescriptor>();
        foreach (var route in ContractRoutes.All.Where(route => route.HasBody))
        {
            Visit(route.BodyType!);
        }

        return found;

        void Visit(MessageDescriptor message)
        {
            if (found.Add(message))
            {
                foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                {
                    Visit(field.MessageType);
                }
            }
        }
    }
}
