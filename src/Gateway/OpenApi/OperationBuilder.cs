using System.Text.Json.Nodes;
using Gateway.Caching;
using Gateway.Contract;
using Gateway.Streaming;
using Google.Api;

namespace Gateway.OpenApi;

/// <summary>Makes the operation of a route.</summary>
internal sealed class OperationBuilder(ContractComments comments, SchemaBuilder schemas, ContractExamples examples)
{
    /// <summary>The path as OpenAPI writes it.</summary>
    public static string PathOf(ContractRoute route) =>
        route.PathFields.Aggregate(route.Pattern, (path, field) => path.Replace($"{{{field.ProtoName}}}", $"{{{PathNames.Of(route, field)}}}", StringComparison.Ordinal));

    /// <summary>The name of a service's tag.</summary>
    public static string TagOf(Google.Protobuf.Reflection.ServiceDescriptor service) => service.Name[..^"Service".Length];

    /// <summary>The operation of a route.</summary>
    public JsonObject Build(ContractRoute route)
    {
        var comment = comments.Of(route.Method);
        var id = Lower(route.Method.Name);
        var operation = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = comment.Split(". ")[0].TrimEnd('.'),
            ["description"] = comment,
            ["tags"] = new JsonArray(TagOf(route.Method.Service)),
            ["security"] = route.NeedsToken() ? new JsonArray(Bearer()) : new JsonArray(new JsonObject(), Bearer()),
            ["x-grpc-method"] = $"{route.Method.Service.FullName}/{route.Method.Name}",
        };
        var parameters = new JsonArray([.. route.PathFields.Select(path => Parameter(PathNames.Of(route, path), path, "path")), .. QueryFields(route).Select(path => Parameter(path.JsonName, path, "query"))]);
        if (route is { IsStream: true, OnlyReads: true })
        {
            parameters.Add(LastEventId());
        }

        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }

        if (route.HasBody)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = WithExample(schemas.ReferToBody(route), examples.BodyOf(id)) },
            };
        }

        operation["responses"] = Responses(route, id);
        return operation;
    }

    private static JsonObject Bearer() => new() { ["bearer"] = new JsonArray() };

    private static IEnumerable<FieldPath> QueryFields(ContractRoute route) =>
        route.Method.InputType.Fields.InDeclarationOrder().Select(field => route.FindQueryField(field.JsonName)).OfType<FieldPath>();

    private JsonObject Parameter(string name, FieldPath path, string where)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = where, ["description"] = comments.Of(path.Field) };
        if (where == "path" || SchemaBuilder.IsRequired(path.Field))
        {
            parameter["required"] = true;
        }

        parameter["schema"] = schemas.SchemaOf(path.Field);
        if (examples.ParameterOf(name) is { } example)
        {
            parameter["example"] = example;
        }

        return parameter;
    }

    private static JsonObject LastEventId() => new()
    {
        ["name"] = "Last-Event-ID",
        ["in"] = "header",
        ["description"] = "The id of the last event that was received, as a browser sends it when it comes back; goes before resumeToken.",
        ["schema"] = new JsonObject { ["type"] = "string", ["maxLength"] = 200 },
    };

    private JsonObject Responses(ContractRoute route, string id)
    {
        var cached = CacheRule.Of(route.Method) is not null;
        var success = new JsonObject { ["description"] = comments.Of(route.ResponseField?.MessageType ?? route.Method.OutputType) };
        if (route.Method.FullName == "matching.v1.PersonService.ExportPerson")
        {
            success["description"] = "Lists of rows by the names of their tables, each row an object by the names of its columns; what lists there are may grow.";
            success["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } } },
                },
            };
        }
        else if (route.Method.OutputType.FullName == HttpBody.Descriptor.FullName)
        {
            success["description"] = "A Mapbox vector tile; empty where no seat lies in it.";
            success["content"] = new JsonObject { ["application/vnd.mapbox-vector-tile"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } };
        }
        else if (route.IsStream)
        {
            success["description"] = route.OnlyReads
                ? "Server-sent events without end. Of each, id is the resume token, event the kind, and data the message as JSON; comment lines show that the stream lives. Comes back with Last-Event-ID."
                : "Server-sent events: PROGRESS at once and at least every second, and PLAN at the end. Of each, data is the message as JSON. Who goes away ends the search.";
            success["content"] = new JsonObject
            {
                [EventWriter.ContentType] = WithExample(
                    new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/json", ["contentSchema"] = schemas.ReferTo(route.Method.OutputType) },
                    examples.AnswerOf(id)),
            };
        }
        else
        {
            var schema = schemas.ReferTo(route.ResponseField?.MessageType ?? route.Method.OutputType);
            success["content"] = new JsonObject { ["application/json"] = WithExample(schema, examples.AnswerOf(id)) };
        }

        var responses = new JsonObject { ["200"] = success };
        if (cached)
        {
            success["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["$ref"] = "#/components/headers/ETag" } };
            responses["304"] = new JsonObject { ["description"] = "The same as the client has, by If-None-Match." };
        }

        responses["4XX"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        responses["5XX"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        return responses;
    }

    private static JsonObject WithExample(JsonObject schema, JsonNode? example)
    {
        var content = new JsonObject { ["schema"] = schema };
        if (example is not null)
        {
            content["example"] = example;
        }

        return content;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
