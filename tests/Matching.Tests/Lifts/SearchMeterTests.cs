using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Matching.Tests.Sessions;
using Matching.V1;

namespace Matching.Tests.Lifts;

/// <summary>Every search for lifts tells operators what it had to look at and what it found.</summary>
public sealed class SearchMeterTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Candidates_and_matches_of_every_search_are_counted_and_scraped()
    {
        await using var host = await LiftHost.StartAsync(database);
        var session = await host.SessionAsync(9_000);
        await host.OfferAsync("Ann", LiftHost.Offer(session, 500));
        await host.OfferAsync("Ben", LiftHost.Offer(session, 8_500));

        Assert.Equal(["candidates 4", "matches 2"], await CountedAsync(() => host.SearchAsync(4_500, session)));

        // In one seat.
        var seats = new SeatService.SeatServiceClient(host.Sessions.Host.Invoker);
        var nearest = new FindNearestMarginalsRequest { Place = LiftHost.Place(4_500), Campaign = session.Campaign, From = session.From, Until = session.Until };
        Assert.Equal(["candidates 4", "matches 1"], await CountedAsync(() => seats.FindNearestMarginalsAsync(nearest).ResponseAsync));

        using var operators = new HttpClient { BaseAddress = new Uri(host.Sessions.Host.OperatorsAddress) };
        var metrics = await operators.GetStringAsync("/metrics", Cancellation);
        Assert.Contains("matching_search_candidates_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("matching_search_matches_bucket", metrics, StringComparison.Ordinal);
    }

    /// <summary>What a call counts; other tests of this process count at the same time, in traces of their own.</summary>
    private static async Task<IEnumerable<string>> CountedAsync(Func<Task> call)
    {
        using var trace = new Activity("search").SetIdFormat(ActivityIdFormat.W3C).Start();
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name.StartsWith("matching.search.", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) =>
        {
            if (Activity.Current?.TraceId == trace.TraceId)
            {
                counted.Add($"{instrument.Name.Split('.')[^1]} {value}");
            }
        });
        listener.Start();
        await call();
        return counted.Order();
    }
}
