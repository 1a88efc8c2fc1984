using System.Reflection;

namespace Architecture.Tests;

/// <summary>The Gateway is thin: it knows the contract, and neither the domain nor the database.</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("Matching")]
    [InlineData("Npgsql")]
    [InlineData("NetTopologySuite")]
    [InlineData("ProjNET")]
    public void The_Gateway_does_not_refer_to(string assembly)
    {
        var references = Assembly.Load("Gateway").GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => name == assembly || name.StartsWith(assembly + ".", StringComparison.Ordinal) && name != "Matching.Protos");
    }
}
