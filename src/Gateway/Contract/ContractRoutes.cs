using Google.Protobuf.Reflection;
using Matching.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Gateway.Contract;

/// <summary>Every service of the contract and every route that REST serves of it.</summary>
internal static class ContractRoutes
{
    /// <summary>The services, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [
        PlaceReflection.Descriptor.Services.Single(),
        SeatReflection.Descriptor.Services.Single(),
        CampaignReflection.Descriptor.Services.Single(),
        SessionReflection.Descriptor.Services.Single(),
        LiftReflection.Descriptor.Services.Single(),
        LiftSeriesReflection.Descriptor.Services.Single(),
        PlanServiceReflection.Descriptor.Services.Single(),
        MeetingPointReflection.Descriptor.Services.Single(),
        PersonReflection.Descriptor.Services.Single(),
        ReportReflection.Descriptor.Services.Single(),
        RoleReflection.Descriptor.Services.Single(),
        ConsentReflection.Descriptor.Services.Single(),
        SignInReflection.Descriptor.Services.Single(),
    ];

    /// <summary>Every route, in the order of the contract.</summary>
    public static IReadOnlyList<ContractRoute> All { get; } =
        [.. Services.SelectMany(service => service.Methods).Select(ContractRoute.Of).OfType<ContractRoute>()];

    private static readonly Dictionary<string, ContractRoute> ByMethod = All.ToDictionary(route => route.Method.FullName);

    /// <summary>The route of an rpc.</summary>
    public static ContractRoute Of(MethodDescriptor method) => ByMethod[method.FullName];
}
