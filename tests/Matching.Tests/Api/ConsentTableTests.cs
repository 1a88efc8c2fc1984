using Google.Api;
using Google.Protobuf.Reflection;
using Matching.Api;
using Matching.V1;

namespace Matching.Tests.Api;

/// <summary>Every rpc that writes says whether it needs the caller to agree to take part.</summary>
public sealed class ConsentTableTests
{
    [Fact]
    public void No_way_in_is_forgotten()
    {
        var writes = typeof(PlaceService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Where(method => !method.IsServerStreaming && method.GetOptions().GetExtension(AnnotationsExtensions.Http).PatternCase != HttpRule.PatternOneofCase.Get)
            .Select(method => $"/{method.Service.FullName}/{method.Name}");
        Assert.Equal(writes.Order(), ConsentTable.TakingPart.Concat(ConsentTable.Nothing).Order());
        Assert.Subset(ConsentTable.TakingPart.ToHashSet(), ConsentTable.Driving.ToHashSet());
    }
}
