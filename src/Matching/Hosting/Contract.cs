using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Hosting;

/// <summary>The services of the contract, by its descriptors.</summary>
internal static class Contract
{
    private static readonly FileDescriptor[] Files =
    [
        CampaignReflection.Descriptor,
        ConsentReflection.Descriptor,
        LiftReflection.Descriptor,
        LiftSeriesReflection.Descriptor,
        MeetingPointReflection.Descriptor,
        PersonReflection.Descriptor,
        PlaceReflection.Descriptor,
        PlanServiceReflection.Descriptor,
        ReportReflection.Descriptor,
        RoleReflection.Descriptor,
        SeatReflection.Descriptor,
        SessionReflection.Descriptor,
        SignInReflection.Descriptor,
    ];

    /// <summary>Full names, for example <c>matching.v1.SeatService</c>.</summary>
    public static IEnumerable<string> Services => Files.SelectMany(file => file.Services).Select(service => service.FullName);
}
