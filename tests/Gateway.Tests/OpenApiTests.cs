using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.OpenApi;
using Gateway.Problems;

namespace Gateway.Tests;

public sealed class OpenApiTests(SharedGateway gateway) : IClassFixture<SharedGateway>
{
    private static readonly string[] Verbs = ["get", "post", "patch", "delete", "put"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_that_is_served_is_the_one_that_is_committed()
    {
        var served = await gateway.Client.GetByteArrayAsync("/openapi/v1.json", Cancel);
        var committed = await File.ReadAllBytesAsync(Path.Combine(RepositoryRoot(), "docs", "openapi.v1.json"), Cancel);

        Assert.True(
            served.AsSpan().SequenceEqual(committed),
            "docs/openapi.v1.json is not what is served; write it anew with: dotnet run --project src/Gateway -- openapi docs/openapi.v1.json");
    }

    [Fact]
    public void Every_rpc_stands_in_the_document_under_its_verb_and_path()
    {
        foreach (var method in ContractRoutes.Services.SelectMany(service => service.Methods))
        {
            var route = ContractRoutes.Of(method);
            Assert.NotNull(OpenApiDocument.Root["paths"]![OperationBuilder.PathOf(route)]?[route.Verb.ToLowerInvariant()]);
        }
    }

    [Fact]
    public void Everything_in_the_document_says_what_it_means()
    {
        foreach (var (name, schema) in OpenApiDocument.Root["components"]!["schemas"]!.AsObject())
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)schema!["description"]), name);
            foreach (var (field, property) in schema["properties"]?.AsObject() ?? [])
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)property!["description"]), $"{name}.{field}");
            }
        }

        foreach (var operation in Operations())
        {
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"]), (string?)operation["operationId"]));
        }
    }

    [Fact]
    public void Limits_and_defaults_are_taken_from_the_comments()
    {
        var nearest = OpenApiDocument.Root["paths"]!["/v1/seats:nearestMarginals"]!["get"]!["parameters"]!.AsArray();
        var limit = nearest.Single(parameter => (string?)parameter!["name"] == "limit")!["schema"]!;
        var tile = OpenApiDocument.Root["paths"]!["/v1/tiles/seats/{z}/{x}/{tile}"]!["get"]!["parameters"]!.AsArray();

        Assert.Equal((1, 50, 5), ((int)limit["minimum"]!, (int)limit["maximum"]!, (int)limit["default"]!));
        Assert.Equal("DISTANCE", (string?)nearest.Single(parameter => (string?)parameter!["name"] == "rank")!["schema"]!["default"]);
        Assert.Equal(14, (int)tile[0]!["schema"]!["maximum"]!);
        Assert.Null(tile[1]!["schema"]!["maximum"]);
        Assert.Equal(300, (int)OpenApiDocument.Root["components"]!["schemas"]!["Session"]!["properties"]!["address"]!["maxLength"]!);
    }

    [Fact]
    public void Every_example_belongs_to_an_operation()
    {
        var examples = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "Gateway", "OpenApi", "examples.json"), Encoding.UTF8))!;
        var operations = Operations().Select(operation => (string?)operation["operationId"]).ToHashSet();

        Assert.All(examples["bodies"]!.AsObject().Concat(examples["answers"]!.AsObject()), example => Assert.Contains(example.Key, operations));
        Assert.All(Operations().Where(operation => operation["requestBody"] is not null), operation =>
            Assert.NotNull(operation["requestBody"]!["content"]!["application/json"]!["example"]));
    }

    [Fact]
    public async Task The_page_shows_every_operation_and_reason_and_asks_nobody_else()
    {
        var response = await gateway.Client.GetAsync("/docs", Cancel);
        var page = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(Operations(), operation => Assert.Contains($"id=\"{operation["operationId"]}\"", page, StringComparison.Ordinal));
        Assert.All(Operations(), operation => Assert.Contains($"href=\"#{operation["operationId"]}\"", page, StringComparison.Ordinal));
        Assert.Equal(ContractRoutes.All.Count(route => route.NeedsToken()), page.Split("Token needed.</strong>").Length - 1);
        Assert.DoesNotContain('`', page);
        Assert.All(Reasons.All, reason => Assert.Contains($"id=\"{reason.Name}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("//", page.Replace("<!doctype html>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/docs/docs.css", Cancel)).StatusCode);
    }

    private static IEnumerable<JsonNode> Operations() =>
        OpenApiDocument.Root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Where(pair => Verbs.Contains(pair.Key)).Select(pair => pair.Value!);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
        }

        return folder.FullName;
    }
}
