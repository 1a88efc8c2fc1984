using Google.Protobuf.WellKnownTypes;
using Matching.Storage.People.Retention;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Matching.Tests.Plans;

/// <summary>When people say that they would go anywhere: their own alone, once at a time, and forgotten when it is over.</summary>
public sealed class AvailabilityTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database, services => services.Without<RetentionWorker>());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_is_told_to_its_owner_alone_as_it_was_said()
    {
        var said = Free(1, 9);
        (said.Drives, said.SpareSeats, said.MaxDetour, said.PartySize, said.WomenOnly, said.Wheelchair) = (true, 2, new() { Seconds = 1_200 }, 2, true, true);
        var made = (await host.Sessions("Ann").CreateAvailabilityAsync(new() { Availability = said })).Availability;

        Assert.Equal(made, Assert.Single((await host.Sessions("Ann").ListAvailabilitiesAsync(new())).Availabilities));
        (said.Id, said.Campaign, said.State, said.CreateTime, said.MaxTravel, said.MaxWalkMetres) =
            (made.Id, "demo", Availability.Types.State.Types.Value.Open, made.CreateTime, new() { Seconds = 3_600 }, 800);
        Assert.Equal(said, made);
        Assert.Empty((await host.Sessions("Bob").ListAvailabilitiesAsync(new())).Availabilities);
        Assert.Equal("AVAILABILITY_NOT_FOUND", await SessionHost.ReasonOfAsync(host.Sessions("Bob").CancelAvailabilityAsync(new() { Availability = made.Id })));
        Assert.Equal(Availability.Types.State.Types.Value.Cancelled, (await host.Sessions("Ann").CancelAvailabilityAsync(new() { Availability = made.Id })).Availability.State);
        Assert.Empty((await host.Sessions("Ann").ListAvailabilitiesAsync(new())).Availabilities);
    }

    [Fact]
    public async Task Nobody_is_free_twice_at_one_time_however_often_they_say_so_at_once()
    {
        var calls = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => SessionHost.ReasonIfAnyAsync(host.Sessions("Tim").CreateAvailabilityAsync(new() { Availability = Free(1 + number, 9) }))));
        Assert.Equal(["", "ALREADY_OFFERED", "ALREADY_OFFERED", "ALREADY_OFFERED"], calls.Order(StringComparer.Ordinal));
        await host.Sessions("Tim").CreateAvailabilityAsync(new() { Availability = Free(48, 50) });
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var wrong = new Availability { Id = "x", OriginPlace = "nowhere at all", From = Free(9, 1).From, Until = Free(9, 1).Until, PartySize = 9, SpareSeats = 1, MaxTravel = new() { Seconds = 1 }, MaxWalkMetres = 5_001 };
        Assert.Equal(
            ["availability.id", "availability.max_travel", "availability.max_walk_metres", "availability.origin_place", "availability.party_size", "availability.spare_seats", "availability.until"],
            (await SessionHost.FaultsOfAsync(host.Sessions("Ann").CreateAvailabilityAsync(new() { Availability = wrong }))).Order(StringComparer.Ordinal));
        Assert.Equal(["availability.until"], await SessionHost.FaultsOfAsync(host.Sessions("Ann").CreateAvailabilityAsync(new() { Availability = Free(1, 98) })));
    }

    [Fact]
    public async Task It_is_exported_and_forgotten_when_it_is_long_over()
    {
        await host.Sessions("Exa").CreateAvailabilityAsync(new() { Availability = Free(1, 9), RequestId = "said" });
        var people = new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Exa")));
        Assert.Contains(LiftHost.Place(2_000), (await people.ExportPersonAsync(new())).Data.ToStringUtf8(), StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromDays(8));
        await host.Host.Services.GetRequiredService<PlaceRetention>().RunOnceAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0L], await host.QueryAsync("select count(*) from availability where name = 'Exa'", row => row.GetInt64(0)));
        Assert.Equal([0L], await host.QueryAsync("select count(*) from write_once where request_id = 'said'", row => row.GetInt64(0)));
    }

    private static Availability Free(double from, double until) => new()
    {
        OriginPlace = LiftHost.Place(2_000),
        From = TwoSeats.Now.AddHours(from).ToTimestamp(),
        Until = TwoSeats.Now.AddHours(until).ToTimestamp(),
    };
}
