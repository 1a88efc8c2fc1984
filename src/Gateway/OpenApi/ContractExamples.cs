using System.Text.Json.Nodes;

namespace Gateway.OpenApi;

/// <summary>Examples of parameters, bodies and answers, from <c>examples.json</c>.</summary>
internal sealed class ContractExamples
{
    private readonly JsonNode root;

    private ContractExamples(JsonNode root) => this.root = root;

    /// <summary>Reads the examples.</summary>
    public static ContractExamples Load()
    {
        using var stream = typeof(ContractExamples).Assembly.GetManifestResourceStream("openapi.examples.json")
            ?? throw new InvalidOperationException("The examples are not embedded.");
        return new ContractExamples(JsonNode.Parse(stream)!);
    }

    /// <summary>The example of a parameter, by its name.</summary>
    public JsonNode? ParameterOf(string name) => root["parameters"]?[name]?.DeepClone();

    /// <summary>The example of a body, by the operation's id.</summary>
    public JsonNode? BodyOf(string operation) => root["bodies"]?[operation]?.DeepClone();

    /// <summary>The example of an answer, by the operation's id.</summary>
    public JsonNode? AnswerOf(string operation) => root["answers"]?[operation]?.DeepClone();
}
