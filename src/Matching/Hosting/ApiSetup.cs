using Matching.Api;
using Operations;

namespace Matching.Hosting;

/// <summary>The gRPC services.</summary>
internal static class ApiSetup
{
    /// <summary>Registers gRPC with its limits and interceptors.</summary>
    public static void AddMatchingApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<RpcMeter>();
            grpc.Interceptors.Add<FailureInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = 4 * 1024 * 1024;
        });
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton<PlaceApi>();
        builder.Services.AddSingleton<SeatApi>();
        builder.Services.AddSingleton<MeetingPointApi>();
        builder.Services.AddSingleton<CampaignReader>();
        builder.Services.AddSingleton<SessionReader>();
    }

    /// <summary>Maps every endpoint.</summary>
    public static void MapMatching(this WebApplication app)
    {
        OperatorsPort.Map(app);
        app.UseMiddleware<UnreadMessages>();
        app.UseAuthentication();
        app.MapGrpcService<PlaceApi>();
        app.MapGrpcService<SeatApi>();
        app.MapGrpcService<MeetingPointApi>();
        app.MapGrpcService<CampaignApi>();
        app.MapGrpcService<SessionApi>();
        app.MapGrpcService<LiftApi>();
        app.MapGrpcReflectionService();
        app.MapMatchingHealth();
    }
}
