using Gateway.Caching;
using Gateway.Contract;
using Gateway.Problems;
using Gateway.Services;
using Gateway.Streaming;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Gateway.Hosting;

/// <summary>The contract's routes: transcoding over services that only forward.</summary>
internal static class RestSetup
{
    /// <summary>Registers transcoding and the forwarders.</summary>
    public static void AddGatewayRest(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddGrpc(grpc =>
            {
                grpc.Interceptors.Add<CallFailureInterceptor>();
                grpc.IgnoreUnknownServices = true;
            })
            .AddJsonTranscoding(transcoding => transcoding.JsonSettings = new GrpcJsonSettings { WriteInt64sAsStrings = true });
        builder.Services.AddSingleton<CallFailureInterceptor>();
        builder.Services.AddSingleton<PlaceForwarder>();
        builder.Services.AddSingleton<SeatForwarder>();
        builder.Services.AddSingleton<CampaignForwarder>();
        builder.Services.AddSingleton<SessionForwarder>();
        builder.Services.AddSingleton<LiftForwarder>();
        builder.Services.AddSingleton<LiftSeriesForwarder>();
        builder.Services.AddSingleton<MeetingPointForwarder>();
        builder.Services.AddSingleton<PlanForwarder>();
        builder.Services.AddSingleton<PersonForwarder>();
        builder.Services.AddSingleton<ReportForwarder>();
        builder.Services.AddSingleton<RoleForwarder>();
        builder.Services.AddSingleton<ConsentForwarder>();
        builder.Services.AddSingleton<SignInForwarder>();
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddSingleton<OfferEventStream>();
        builder.Services.AddSingleton<PlanEventStream>();
    }

    /// <summary>Maps every route of the contract, and nothing else: gRPC itself is served by Matching.</summary>
    public static void MapGatewayRest(this WebApplication app)
    {
        Map<PlaceForwarder>();
        Map<SeatForwarder>();
        Map<CampaignForwarder>();
        Map<SessionForwarder>();
        Map<LiftForwarder>();
        Map<LiftSeriesForwarder>();
        Map<MeetingPointForwarder>();
        Map<PlanForwarder>();
        Map<PersonForwarder>();
        Map<ReportForwarder>();
        Map<RoleForwarder>();
        Map<ConsentForwarder>();
        Map<SignInForwarder>();
        MapStream("matching.v1.LiftService.WatchOffer", app.Services.GetRequiredService<OfferEventStream>().ServeAsync);
        MapStream("matching.v1.PlanService.SolvePlan", app.Services.GetRequiredService<PlanEventStream>().ServeAsync);

        void Map<TForwarder>()
            where TForwarder : class =>
            app.MapGrpcService<TForwarder>().Add(endpoint =>
            {
                if (endpoint.Metadata.OfType<GrpcJsonTranscodingMetadata>().FirstOrDefault() is not { } rest)
                {
                    endpoint.Metadata.Add(new SuppressMatchingMetadata());
                }
                else if (CacheRule.Of(rest.MethodDescriptor) is { } rule)
                {
                    endpoint.Metadata.Add(rule);
                }
            });

        // Described like a transcoded route, so that it is held to the contract as strictly, and fails in the same words.
        void MapStream(string rpc, RequestDelegate serve)
        {
            var route = ContractRoutes.All.Single(route => route.Method.FullName == rpc);
            app.MapMethods(route.Pattern, [route.Verb], serve).WithMetadata(new GrpcJsonTranscodingMetadata(route.Method, EventRoutes.RuleOf(route.Method)!));
        }
    }
}
