using Matching.Demo;
using Matching.Storage;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Tests.Demo;

/// <summary>A filled database shows the demo through the service, and is filled once.</summary>
public sealed class DemoFillerTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    [Fact]
    public async Task The_coming_weekend_is_filled_once_and_marked_as_demo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using (var places = database.Source.CreateCommand(
            """
            insert into release (kind, source, sha256, row_count, imported_at) values ('PLACES', 'test', '', 1, '2026-01-01T00:00:00Z');
            insert into place_area (code, kind, easting, northing, radius_metres, postcodes, release_id)
            select 'NW1 ' || n, 'SECTOR', 501000 + 2000 * n, 184000, 300, 1, max(id) from release, generate_series(0, 9) n group by n
            """))
        {
            await places.ExecuteNonQueryAsync(cancellation);
        }

        await using var host = await LiftHost.StartAsync(database);
        var services = host.Sessions.Host.Services;
        var figures = (await services.GetRequiredService<FiguresLoader>().LoadAsync(null, cancellation))!;
        var filler = services.GetRequiredService<DemoFiller>();
        Assert.Equal(1, await filler.FillAsync(figures, "demo", 20, 7, cancellation));
        Assert.Equal(0, await filler.FillAsync(figures, "demo", 20, 7, cancellation));

        var sessions = (await host.Sessions.Anyone.ListSessionsAsync(new() { Campaign = "demo" }, cancellationToken: cancellation)).Sessions;
        Assert.Equal(4, sessions.Count);
        Assert.All(sessions, session => Assert.True(session.Demo && session.Wanted == 20 && session.Maximum == 40));
        Assert.True(sessions.Sum(session => session.SignedUp) >= 20);
        var busiest = sessions.MaxBy(session => session.SignedUp)!;
        var found = await host.As("Seeker").SearchLiftsAsync(new() { Place = LiftHost.Place(4_500), Session = busiest.Id }, cancellationToken: cancellation);
        Assert.True(found.Possible);
        Assert.All(found.Matches, match => Assert.True(match.Demo));
    }
}
