using Google.Protobuf.Reflection;
using Matching.Api;
using Matching.People;
using Matching.V1;

namespace Matching.Tests.Api;

/// <summary>Every rpc of the contract says what it demands of its caller, and nothing else does.</summary>
public sealed class AccessTableTests
{
    [Fact]
    public void Every_rpc_has_a_row_and_every_row_an_rpc()
    {
        var rpcs = typeof(PlaceService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}")
            .ToHashSet();
        Assert.Contains("/matching.v1.SessionService/SignUp", rpcs);
        Assert.Equal(rpcs.Order(), AccessTable.Rows.Keys.Order());
    }

    [Fact]
    public void Whoever_changes_anything_must_say_who_they_are()
    {
        string[] changes = ["Create", "Update", "Cancel", "SignUp", "OfferLift", "RequestLift"];
        Assert.All(
            AccessTable.Rows.Where(row => changes.Any(verb => row.Key.Split('/')[2].StartsWith(verb, StringComparison.Ordinal))),
            row => Assert.Equal(Circle.Nobody, row.Value.Stranger));
    }
}
