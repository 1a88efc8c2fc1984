using System.Reflection;
using Gateway.Contract;
using Gateway.Services;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Gateway.Tests;

public sealed class RouteTests
{
    public static TheoryData<string> Rpcs => [.. ContractRoutes.Services.SelectMany(service => service.Methods).Select(method => method.FullName)];

    [Fact]
    public void Every_service_of_the_contract_is_served()
    {
        var declared = typeof(Matching.V1.SeatReflection).Assembly.GetTypes()
            .Where(type => type.Namespace == "Matching.V1" && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .SelectMany(type => ((FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!).Services)
            .Select(service => service.FullName);

        Assert.Equal(declared.Order(), ContractRoutes.Services.Select(service => service.FullName).Order());
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Every_rpc_has_a_route_and_a_forwarder_of_its_own(string rpc)
    {
        var method = ContractRoutes.Services.SelectMany(service => service.Methods).Single(method => method.FullName == rpc);

        Assert.NotNull(ContractRoute.Of(method));
        if (method.IsServerStreaming)
        {
            // Not by transcoding, which would write one JSON value a line.
            Assert.Null(method.GetOptions()?.GetExtension(Google.Api.AnnotationsExtensions.Http));
            return;
        }

        var forwarder = typeof(CallForwarding).Assembly.GetTypes()
            .Single(type => type.GetCustomAttributes<BindServiceMethodAttribute>(inherit: true).Any(bind => bind.BindType.Name == method.Service.Name));
        Assert.Equal(forwarder, forwarder.GetMethod(method.Name)!.DeclaringType);
    }
}
