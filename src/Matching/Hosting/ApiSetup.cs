using Matching.Api;
using Operations;
using Operations.Bearers;

namespace Matching.Hosting;

/// <summary>The gRPC services.</summary>
internal static class ApiSetup
{
    /// <summary>Registers gRPC with its limits and interceptors.</summary>
    public static void AddMatchingApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<CallInterceptor>();
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = 4 * 1024 * 1024;
        });
        builder.Services.AddPlanMessages();
        // They keep nothing of a call; one of each serves all calls.
        builder.Services.AddSingleton<CallerReader>();
        builder.Services.AddSingleton<AccessGate>();
        builder.Services.AddSingleton<FailureTranslator>();
        builder.Services.AddSingleton<CallInterceptor>();
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton<PlaceApi>();
        builder.Services.AddSingleton<SeatApi>();
        builder.Services.AddSingleton<MeetingPointApi>();
        builder.Services.AddSingleton<CampaignReader>();
        builder.Services.AddSingleton<SessionReader>();
        builder.Services.AddSingleton<LiftSeriesReader>();
    }

    /// <summary>Maps every endpoint.</summary>
    public static void MapMatching(this WebApplication app)
    {
        OperatorsPort.Map(app);
        app.UseMiddleware<RpcMeter>();
        app.UseMiddleware<UnreadMessages>();
        app.UseBearers();
        app.MapGrpcService<PlaceApi>();
        app.MapGrpcService<SeatApi>();
        app.MapGrpcService<MeetingPointApi>();
        app.MapGrpcService<CampaignApi>();
        app.MapGrpcService<SessionApi>();
        app.MapGrpcService<LiftApi>();
        app.MapGrpcService<LiftSeriesApi>();
        app.MapPlans();
        app.MapGrpcService<PersonApi>();
        app.MapGrpcService<ReportApi>();
        app.MapGrpcService<RoleApi>();
        app.MapGrpcService<ConsentApi>();
        app.MapGrpcService<SignInApi>();
        app.MapGrpcReflectionService();
        app.MapMatchingHealth();
    }
}
