using System.Diagnostics.Metrics;
using Matching.Geo;
using Matching.Lifts;
using Matching.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Matching.Tests.Lifts;

/// <summary>What a search leaves out, and says so.</summary>
public sealed class LeftOutTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private LiftHost host = null!;

    public async ValueTask InitializeAsync() => host = await LiftHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_offer_whose_origin_cannot_be_opened_is_left_out_and_ends_no_search()
    {
        var session = await host.SessionAsync(9_000);
        var lost = await host.OfferAsync("Lou", LiftHost.Offer(session, 500));
        var kept = await host.OfferAsync("Kim", LiftHost.Offer(session, 600));
        await database.ExecuteAsync($"update lift_offer set origin_sealed = set_byte(origin_sealed, 0, 255) where id = '{lost.Id}'");

        var counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "matching.search.lost_origins")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, offers, _, _) => Interlocked.Add(ref counted, offers));
        listener.Start();
        // Only what a stored request is matched with is judged by exact origins; a search opens none, and so misses none.
        Assert.Equal(2, (await host.SearchAsync(4_500, session)).Matches.Count);
        var asked = await host.As("Seeker").RequestLiftAsync(
            new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(4_500) } }, cancellationToken: TestContext.Current.CancellationToken);
        var found = await host.As("Seeker").MatchRequestAsync(new() { LiftRequest = asked.LiftRequest.Id }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(found.Possible);
        Assert.Equal(kept.Id, found.Matches.Single().LiftOffer);
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task The_fifty_nearest_meeting_points_count()
    {
        await database.ExecuteAsync("insert into release (kind, source, sha256, row_count, imported_at) values ('MEETING_POINTS', 'test', '', 60, now())");
        await database.ExecuteAsync(
            """
            insert into meeting_point
            select 'near-' || n, 'Point ' || n, 'station', st_setsrid(st_point(600000 + n, 150000), 27700), 'YES', (select max(id) from release) from generate_series(1, 60) n
            """);
        await database.ExecuteAsync("notify releases");
        await host.Sessions.Host.LoadedAsync(await database.NumberAsync("select max(id) from release"));
        var wish = new LiftWish { Origin = new GridPoint(600_000, 150_000), Sessions = [], MaxWalkMetres = 5_000 };
        var found = await host.Sessions.Host.Services.GetRequiredService<ILiftCandidates>().FindAsync(wish, TwoSeats.Now, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 50).Select(n => (double)n), found.MeetingPoints.Select(point => Math.Round(point.WalkMetres)));
    }
}
