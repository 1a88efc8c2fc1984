using System.Diagnostics.Metrics;
using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Matching.Geo;
using Matching.Seats;
using Matching.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>Ready is true: only with a database that answers and a release of seats in it. Live is the process alone.</summary>
public sealed class ReadinessTests(PostGis database) : IClassFixture<PostGis>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loaded_release_of_seats_makes_it_ready_and_tells_its_age()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString, clock);
        Assert.Equal((false, HealthCheckResponse.Types.ServingStatus.NotServing), await ReadyAsync(host));

        Load(host, imported: clock.GetUtcNow() - TimeSpan.FromDays(2));

        Assert.Equal((true, HealthCheckResponse.Types.ServingStatus.Serving), await ReadyAsync(host));
        Assert.Equal([("SEATS", TimeSpan.FromDays(2).TotalSeconds)], Ages(host));
    }

    [Fact]
    public async Task Without_a_database_the_service_is_live_and_not_ready()
    {
        await using var host = await MatchingHost.StartAsync("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1", clock);

        Assert.Equal((false, HealthCheckResponse.Types.ServingStatus.NotServing), await ReadyAsync(host));
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };
        Assert.Equal("Healthy", await operators.GetStringAsync("/health/live", Cancellation));
        var live = await new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest { Service = "live" }, cancellationToken: Cancellation);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, live.Status);
    }

    [Fact]
    public async Task Every_service_that_reflection_tells_of_has_a_health()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString, clock);
        using var reflection = new ServerReflection.ServerReflectionClient(host.Invoker).ServerReflectionInfo(cancellationToken: Cancellation);
        await reflection.RequestStream.WriteAsync(new() { ListServices = "" }, Cancellation);
        Assert.True(await reflection.ResponseStream.MoveNext(Cancellation));
        var services = reflection.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).Where(name => name.StartsWith("matching.v1.", StringComparison.Ordinal)).ToList();

        Assert.Equal(13, services.Count);
        foreach (var service in services)
        {
            var health = await new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancellation);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, health.Status);
        }

        await reflection.RequestStream.WriteAsync(new() { FileContainingSymbol = "matching.v1.SeatService" }, Cancellation);
        Assert.True(await reflection.ResponseStream.MoveNext(Cancellation));
        Assert.NotEmpty(reflection.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
        await reflection.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task A_service_that_is_not_in_the_contract_is_not_found()
    {
        await using var host = await MatchingHost.StartAsync(database.ConnectionString, clock);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Health.HealthClient(host.Invoker).CheckAsync(new HealthCheckRequest { Service = "matching.v1.Nothing" }, cancellationToken: Cancellation));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task A_verdict_about_the_database_is_kept_for_a_second()
    {
        await using var own = NpgsqlDataSource.Create(database.ConnectionString);
        await using var host = await MatchingHost.StartAsync(database.ConnectionString, clock, adjust: services => services.Replace(ServiceDescriptor.Singleton<Database>(own)));
        Load(host, clock.GetUtcNow());
        Assert.Equal((true, HealthCheckResponse.Types.ServingStatus.Serving), await ReadyAsync(host));

        await own.DisposeAsync();

        Assert.Equal((true, HealthCheckResponse.Types.ServingStatus.Serving), await ReadyAsync(host));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((false, HealthCheckResponse.Types.ServingStatus.NotServing), await ReadyAsync(host));
    }

    /// <summary>What this host alone measures; other hosts of the process have meters of the same name.</summary>
    private static List<(string? Kind, double Seconds)> Ages(MatchingHost host)
    {
        var ages = new List<(string?, double)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, subscriber) =>
        {
            if (instrument.Name == "matching.release.age" && instrument.Meter.Scope == host.Services.GetRequiredService<IMeterFactory>())
            {
                subscriber.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, age, tags, _) => ages.Add((tags.ToArray().ToDictionary()["matching.release.kind"] as string, age)));
        listener.Start();
        listener.RecordObservableInstruments();
        return ages;
    }

    private static void Load(MatchingHost host, DateTimeOffset imported) =>
        host.Services.GetRequiredService<LoadedFigures>().Replace(new OfficialFigures(
            new PlaceBook([], PostcodeUnits.Empty),
            [new SeatAtlas("2024", [], [])],
            [new Release(1, "SEATS", "2024", "", 0, false, imported)]));

    private static async Task<(bool Http, HealthCheckResponse.Types.ServingStatus Grpc)> ReadyAsync(MatchingHost host)
    {
        using var operators = new HttpClient { BaseAddress = new Uri(host.OperatorsAddress) };
        using var http = await operators.GetAsync("/health/ready", Cancellation);
        var client = new Health.HealthClient(host.Invoker);
        var all = await client.CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation);
        var one = await client.CheckAsync(new HealthCheckRequest { Service = "matching.v1.SeatService" }, cancellationToken: Cancellation);
        Assert.Equal(all.Status, one.Status);
        return (http.StatusCode == HttpStatusCode.OK, all.Status);
    }
}
