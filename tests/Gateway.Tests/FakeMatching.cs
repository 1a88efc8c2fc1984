using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Operations.Tls;

namespace Gateway.Tests;

/// <summary>A Matching of delegates on a loopback port: each rpc answers what the test says, or an empty message.</summary>
internal sealed class FakeMatching : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeMatching(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    /// <summary>What the rpcs answer.</summary>
    public FakeAnswers Answers => app.Services.GetRequiredService<FakeAnswers>();

    /// <summary>Starts one; <paramref name="port"/> 0 takes any free port.</summary>
    public static async Task<FakeMatching> StartAsync(int port = 0, TlsOptions? tls = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            if (tls is not null)
            {
                endpoint.UseTls(tls, TimeProvider.System, NullLogger.Instance);
            }
        }));
        builder.Services.AddSingleton<FakeAnswers>();
        builder.Services.AddSingleton<HealthServiceImpl>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<FakeInterceptor>();
            grpc.MaxReceiveMessageSize = null;
        });
        var app = builder.Build();
        app.MapGrpcService<Places>();
        app.MapGrpcService<Seats>();
        app.MapGrpcService<Campaigns>();
        app.MapGrpcService<Sessions>();
        app.MapGrpcService<Lifts>();
        app.MapGrpcService<MeetingPoints>();
        app.MapGrpcService<Series>();
        app.MapGrpcService<Plans>();
        app.MapGrpcService<Persons>();
        app.MapGrpcService<Reports>();
        app.MapGrpcService<Roles>();
        app.MapGrpcService<Consents>();
        app.MapGrpcService<SignIns>();
        app.MapGrpcService<HealthServiceImpl>();
        app.Services.GetRequiredService<HealthServiceImpl>().SetStatus("", HealthCheckResponse.Types.ServingStatus.Serving);
        await app.StartAsync();
        return new FakeMatching(app);
    }

    /// <summary>Says whether it is healthy.</summary>
    public void SetHealth(HealthCheckResponse.Types.ServingStatus status) =>
        app.Services.GetRequiredService<HealthServiceImpl>().SetStatus("", status);

    /// <summary>What an rpc answers, by the type of its request.</summary>
    public void On<TRequest>(Func<TRequest, ServerCallContext, Task<IMessage>> answer)
        where TRequest : class, IMessage => Answers.Set(answer);

    /// <summary>What an rpc answers, by the type of its request.</summary>
    public void On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : class, IMessage => Answers.Set<TRequest>((request, _) => Task.FromResult(answer(request)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class Places : PlaceService.PlaceServiceBase;

    private sealed class Seats : SeatService.SeatServiceBase;

    private sealed class Campaigns : CampaignService.CampaignServiceBase;

    private sealed class Sessions : SessionService.SessionServiceBase;

    private sealed class Lifts : LiftService.LiftServiceBase;

    private sealed class MeetingPoints : MeetingPointService.MeetingPointServiceBase;

    private sealed class Series : LiftSeriesService.LiftSeriesServiceBase;

    private sealed class Plans : PlanService.PlanServiceBase;

    private sealed class Persons : PersonService.PersonServiceBase;

    private sealed class Reports : ReportService.ReportServiceBase;

    private sealed class Roles : RoleService.RoleServiceBase;

    private sealed class Consents : ConsentService.ConsentServiceBase;

    private sealed class SignIns : SignInService.SignInServiceBase;
}
