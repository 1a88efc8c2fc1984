using Matching.Tests.Sessions;
using Npgsql;

namespace Matching.Tests.Bookings;

/// <summary>What the database itself refuses, whatever a service, a script or a mistake does to its tables.</summary>
public sealed class SeatGuardTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private BookingHost host = null!;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("MS004", "update lift_leg set seats = 1 where offer_id = $1 and direction = 'OUTWARD'")]
    [InlineData("MS005", "update lift_stop set load_change = 3 where offer_id = $1 and direction = 'OUTWARD' and ordinal = 1")]
    [InlineData("MS005", "delete from lift_stop where offer_id = $1 and direction = 'RETURN' and ordinal = 0")]
    [InlineData("MS005", "update booking_leg set accepted = false where offer_id = $1 and direction = 'OUTWARD'")]
    [InlineData("MS005", "update booking set state = 'CANCELLED', ended_by = 'DRIVER' where offer_id = $1 and state = 'ACCEPTED'")]
    [InlineData("MS005", "update booking set people = 2 where offer_id = $1")]
    [InlineData("MS008", "update lift_offer set state = 'CANCELLED' where id = $1")]
    [InlineData("MS008", "update lift_request set state = 'CANCELLED' where id in (select request_id from booking where offer_id = $1)")]
    public async Task A_car_with_two_passengers_stays_whole(string code, string attack)
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 2);
        await host.SeatAsync("Bob", "Ann", offer, await host.RequestAsync("Bob", session, 4_500));
        var ended = await host.BookAsync("Cid", offer, await host.RequestAsync("Cid", session, 5_000));
        await host.DeclineAsync("Ann", ended);
        await host.SeatAsync("Eva", "Ann", offer, await host.RequestAsync("Eva", session, 5_500));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ExecuteAsync(attack, Guid.Parse(offer.Id)));
        Assert.Equal(code, refused.SqlState);
    }

    [Fact]
    public async Task What_has_ended_never_comes_back()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var booking = await host.BookAsync("Bob", offer, await host.RequestAsync("Bob", session, 4_500));
        await host.CancelAsync("Bob", booking);
        foreach (var state in new[] { "REQUESTED", "ACCEPTED", "COMPLETED" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => host.ExecuteAsync(
                "update booking set state = $2, ended_by = null, driver_yes = false, passenger_yes = false, expires_at = now() where id = $1", Guid.Parse(booking.Id), state));
            Assert.Equal("MS006", refused.SqlState);
        }
    }

    [Fact]
    public async Task The_guards_find_a_bookings_stops_without_reading_those_of_every_car()
    {
        // The tables of a test are too small for the planner to prefer any index unless it must.
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var must = new NpgsqlCommand("set enable_seqscan = off", connection))
        {
            await must.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var explain = new NpgsqlCommand("explain (format json) select from lift_stop where booking_id = gen_random_uuid() and direction = 'OUTWARD'", connection);
        Assert.Contains("lift_stop_booking", (string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
    }
}
