using Gateway.Hosting;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Proof.Chaos.Servers;
using TestKit;

namespace Proof.Tests.Chaos;

/// <summary>Who watches an offer through the Gateway while Matching is killed under the stream loses nothing.</summary>
public sealed class KilledStreamTests(ShippedPostGis database) : IClassFixture<ShippedPostGis>
{
    private const string Campaign = "killed";
    private const string Driver = "Ann";

    private readonly Tokens tokens = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_ends_with_its_replica_and_goes_on_at_another_behind_the_last_event()
    {
        var folder = Directory.CreateTempSubdirectory("killed-").FullName;
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Matching__Database"] = database.ConnectionString,
            ["Matching__Tokens__KeyFile"] = Tokens.KeyFile,
            ["Matching__OriginKeys"] = Path.Combine(folder, "origin-key"),
        };
        using var killed = new Replica(settings, folder);
        using var other = new Replica(settings, folder);
        foreach (var replica in (Replica[])[killed, other])
        {
            replica.Start();
            await replica.ReadyAsync(Cancel);
        }

        await using var toKilled = await GatewayToAsync(killed);
        await using var toOther = await GatewayToAsync(other);
        var offer = await OfferAsync(other.Channel.CreateCallInvoker());
        var seen = new List<string>();
        using var events = await OpenAsync(toKilled, offer);
        Assert.Equal("SNAPSHOT", (await events.NextAsync())!.Value.Kind);
        await HappenAsync(offer, 3);
        seen.Add((await events.NextAsync())!.Value.Id);
        seen.Add((await events.NextAsync())!.Value.Id);

        killed.Kill();
        while (await events.NextAsync() is { } late)
        {
            seen.Add(late.Id);
        }

        await HappenAsync(offer, 3);
        using var rest = await OpenAsync(toOther, offer, events.LastId);
        while (seen.Count < 6)
        {
            seen.Add((await rest.NextAsync())!.Value.Id);
        }

        // The replica that is back knows the same story.
        killed.Start();
        await killed.ReadyAsync(Cancel);
        using var whole = await OpenAsync(toKilled, offer, seen[0]);
        foreach (var id in seen.Skip(1))
        {
            Assert.Equal(id, (await whole.NextAsync())!.Value.Id);
        }
    }

    private static async Task<WebApplication> GatewayToAsync(Replica replica)
    {
        var gateway = GatewayApp.Build(GatewayArguments.Silent(replica.Address));
        await gateway.StartAsync(Cancel);
        return gateway;
    }

    private Task<EventReader> OpenAsync(WebApplication gateway, LiftOffer offer, string last = "") =>
        EventReader.OpenAsync(new Uri(gateway.Urls.First()), $"/v1/liftOffers/{offer.Id}:watch", tokens.Volunteer(Driver, Campaign), last);

    private async Task<LiftOffer> OfferAsync(CallInvoker service)
    {
        await new CampaignService.CampaignServiceClient(Tokens.With(service, tokens.Administrator())).CreateCampaignAsync(new() { Campaign = new() { Id = Campaign, Name = "Killed" } });
        var start = TimeProvider.System.GetUtcNow().AddHours(40);
        var session = await new SessionService.SessionServiceClient(Tokens.With(service, tokens.Organiser(campaign: Campaign))).CreateSessionAsync(new()
        {
            Session = new()
            {
                Campaign = Campaign,
                Kind = Session.Types.Kind.Types.Value.Canvass,
                Location = new() { Latitude = 51.5837, Longitude = -0.2267 },
                From = start.ToTimestamp(),
                Until = start.AddHours(3).ToTimestamp(),
                Wanted = 10,
                Maximum = 20,
            },
        });
        var driver = new LiftService.LiftServiceClient(Tokens.With(service, tokens.Volunteer(Driver, Campaign)));
        return (await driver.OfferLiftAsync(new() { LiftOffer = new() { Session = session.Session.Id, OriginPlace = "NW3 2" } })).LiftOffer;
    }

    private async Task HappenAsync(LiftOffer offer, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await database.ExecuteAsync($"insert into offer_event (offer_id, kind, created_at) values ('{offer.Id}', 'OFFER_CHANGED', now())");
        }
    }
}
