using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Problems;

namespace Gateway.OpenApi;

/// <summary>The OpenAPI document as a page to read: one piece of HTML without scripts, so that it needs nothing but a style sheet of our own.</summary>
internal sealed class DocsPage
{
    private readonly StringBuilder html = new();
    private readonly JsonObject root;

    private DocsPage(JsonObject root) => this.root = root;

    /// <summary>The page of a document.</summary>
    public static byte[] Render(JsonObject root)
    {
        var page = new DocsPage(root);
        page.Write();
        return Encoding.UTF8.GetBytes(page.html.ToString());
    }

    private void Write()
    {
        var info = root["info"]!;
        html.Append($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(info["title"])}</title>\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"stylesheet\" href=\"/docs/docs.css\">\n</head>\n<body>\n<header>\n");
        html.Append($"<h1>{Text(info["title"])}</h1>\n<p>{Text(info["summary"])}</p>\n{Markdown.ToHtml((string?)info["description"])}");
        html.Append("<p><a href=\"/openapi/v1.json\">OpenAPI 3.1 document</a></p>\n</header>\n");
        WriteContents();
        html.Append("<main>\n");
        foreach (var tag in root["tags"]!.AsArray())
        {
            WriteTag(tag!);
        }

        WriteReasons();
        WriteSchemas();
        html.Append("</main>\n</body>\n</html>\n");
    }

    private void WriteContents()
    {
        html.Append("<nav aria-label=\"Contents\">\n<ul>\n");
        foreach (var tag in root["tags"]!.AsArray())
        {
            html.Append($"<li><a href=\"#tag-{Text(tag!["name"])}\">{Text(tag["name"])}</a>\n<ul>\n");
            foreach (var (path, verb, operation) in OperationsOf(tag))
            {
                html.Append($"<li><a href=\"#{Text(operation["operationId"])}\"><code>{verb.ToUpperInvariant()} {Breakable(path)}</code></a></li>\n");
            }

            html.Append("</ul>\n</li>\n");
        }

        html.Append("<li><a href=\"#reasons\">Failures</a></li>\n<li><a href=\"#schemas\">Schemas</a></li>\n</ul>\n</nav>\n");
    }

    private void WriteTag(JsonNode tag)
    {
        html.Append($"<section id=\"tag-{Text(tag["name"])}\">\n<h2>{Text(tag["name"])}</h2>\n{Markdown.ToHtml((string?)tag["description"])}\n");
        foreach (var (path, verb, operation) in OperationsOf(tag))
        {
            WriteOperation(path, verb, operation);
        }

        html.Append("</section>\n");
    }

    private IEnumerable<(string Path, string Verb, JsonNode Operation)> OperationsOf(JsonNode tag) =>
        from item in root["paths"]!.AsObject()
        from operation in item.Value!.AsObject()
        where (string?)operation.Value!["tags"]![0] == (string?)tag["name"]
        select (item.Key, operation.Key, operation.Value);

    private void WriteOperation(string path, string verb, JsonNode operation)
    {
        html.Append($"<article id=\"{Text(operation["operationId"])}\">\n<h3><code>{verb.ToUpperInvariant()} {Breakable(path)}</code></h3>\n{Markdown.ToHtml((string?)operation["description"])}");
        if (operation["x-grpc-method"] is { } rpc)
        {
            // A security requirement without a scheme is one that whoever has no token meets.
            var open = operation["security"]?.AsArray().Any(one => one!.AsObject().Count == 0) ?? true;
            html.Append($"<p class=\"facts\">{(open ? "No token needed." : "<strong>Token needed.</strong>")} gRPC: <code>{Breakable((string)rpc!)}</code></p>\n");
        }

        if (operation["parameters"] is JsonArray parameters)
        {
            html.Append("<table>\n<caption>Parameters</caption>\n<thead><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead>\n<tbody>\n");
            foreach (var parameter in parameters)
            {
                var required = (bool?)parameter!["required"] == true ? " <em>required</em>" : "";
                html.Append($"<tr><td><code>{Text(parameter["name"])}</code>{required}</td><td>{Text(parameter["in"])}</td>");
                html.Append($"<td>{TypeOf(parameter["schema"]!)}</td><td>{Markdown.Inline((string?)parameter["description"])}</td></tr>\n");
            }

            html.Append("</tbody>\n</table>\n");
        }

        if (operation["requestBody"]?["content"]?["application/json"] is { } body)
        {
            html.Append($"<p>Body: {TypeOf(body["schema"]!)}</p>\n");
            if (body["example"] is { } example)
            {
                html.Append($"<pre><code>{Text(example)}</code></pre>\n");
            }
        }

        foreach (var (type, content) in operation["responses"]!["200"]!["content"]!.AsObject())
        {
            html.Append($"<p>Answer: {TypeOf(content!["schema"]!)} as <code>{Encode(type)}</code></p>\n");
        }

        html.Append("</article>\n");
    }

    private void WriteReasons()
    {
        html.Append("<section id=\"reasons\">\n<h2>Failures</h2>\n<p>Every failure is a <a href=\"#schema-Problem\">Problem</a> with one of these reasons.</p>\n");
        html.Append("<table>\n<thead><tr><th>Reason</th><th>Status</th><th>Meaning</th></tr></thead>\n<tbody>\n");
        foreach (var reason in Reasons.All)
        {
            html.Append($"<tr id=\"{reason.Name}\"><td><code>{reason.Name}</code></td><td>{reason.Status}</td><td>{Encode(reason.Meaning)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n</section>\n");
    }

    private void WriteSchemas()
    {
        html.Append("<section id=\"schemas\">\n<h2>Schemas</h2>\n");
        foreach (var (name, schema) in root["components"]!["schemas"]!.AsObject())
        {
            html.Append($"<article id=\"schema-{Encode(name)}\">\n<h3>{Encode(name)}</h3>\n{Markdown.ToHtml((string?)schema!["description"])}");
            if (schema["properties"] is JsonObject properties)
            {
                html.Append("<table>\n<thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead>\n<tbody>\n");
                foreach (var (field, type) in properties)
                {
                    html.Append($"<tr><td><code>{Encode(field)}</code></td><td>{TypeOf(type!)}</td><td>{Markdown.Inline((string?)type!["description"])}</td></tr>\n");
                }

                html.Append("</tbody>\n</table>\n");
            }

            html.Append("</article>\n");
        }

        html.Append("</section>\n");
    }

    private static string TypeOf(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            var name = Encode(reference[(reference.LastIndexOf('/') + 1)..]);
            return $"<a href=\"#schema-{name}\">{name}</a>";
        }

        return (string?)schema["type"] == "array" ? $"list of {TypeOf(schema["items"]!)}" : Text(schema["format"] ?? schema["type"]);
    }

    /// <summary>A long name that a narrow screen may break behind each part.</summary>
    private static string Breakable(string name) => Encode(name).Replace("/", "/<wbr>", StringComparison.Ordinal).Replace(":", ":<wbr>", StringComparison.Ordinal);

    private static string Text(JsonNode? node) => Encode(node?.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)node : node?.ToString());

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
