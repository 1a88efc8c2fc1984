using Google.Api;
using Google.Protobuf.Reflection;
using Matching.Api;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Consents;
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

    [Fact]
    public void Who_is_16_drives_nowhere_and_takes_part_where_they_are_welcome()
    {
        var minor = new Caller("mia", "Mia", "demo", Role.Volunteer) { Age = PersonAge.SixteenOrSeventeen, Consents = new HashSet<ConsentPurpose> { ConsentPurpose.TakingPart } };
        Assert.Equal(ConsentTable.Driving.Order(), ConsentTable.TakingPart.Concat(ConsentTable.Nothing).Where(rpc => ConsentTable.Against(minor, rpc) is not null).Order());
        Assert.All(ConsentTable.Driving, rpc => Assert.Equal(Reason.AdultsOnly, ConsentTable.Against(minor, rpc)!.Reason));

        var unwelcome = minor with { IsTooYoung = true };
        Assert.Equal(ConsentTable.TakingPart.Order(), ConsentTable.TakingPart.Concat(ConsentTable.Nothing).Where(rpc => ConsentTable.Against(unwelcome, rpc) is not null).Order());
        Assert.All(ConsentTable.TakingPart, rpc => Assert.Equal(Reason.AdultsOnly, ConsentTable.Against(unwelcome, rpc)!.Reason));
        Assert.All(ConsentTable.TakingPart, rpc => Assert.Null(ConsentTable.Against(minor with { Age = PersonAge.Adult }, rpc)));
    }
}
