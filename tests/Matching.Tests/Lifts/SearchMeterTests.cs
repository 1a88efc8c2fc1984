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

        // Drivers are searched for from stand-ins drawn by a key of this run alone: how many fit is the answer's to say.
        var found = 0;
        var counted = await CountedAsync(async () => found = (await host.SearchAsync(4_500, session)).Matches.Count);
        Assert.Equal(found, counted["matches"]);
        Assert.True(counted["candidates"] >= 2 * found, $"{found} matches there and back of {counted["candidates"]} candidates");

        // In one seat.
        var seats = new SeatService.SeatServiceClient(host.Sessions.Host.Invoker);
        var nearest = new FindNearestMarginalsRequest { Place = LiftHost.Place(4_500), Campaign = session.Campaign, From = session.From, Until = session.Until };
        var served = 0;
        counted = await CountedAsync(async () => served = (await seats.FindNearestMarginalsAsync(nearest)).Marginals.Count(seat => seat.LiftPossible));
        Assert.Equal(served, counted["matches"]);
        Assert.True(counted.ContainsKey("candidates"));

        using var operators = new HttpClient { BaseAddress = new Uri(host.Sessions.Host.OperatorsAddress) };
        var metrics = await operators.GetStringAsync("/metrics", Cancellation);
        Assert.Contains("matching_search_candidates_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("matching_search_matches_bucket", metrics, StringComparison.Ordinal);
    }

    /// <summary>What a call counts; other tests of this process count at the same time, in traces of their own.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> CountedAsync(Func<Task> call)
    {
        using var trace = new Activity("search").SetIdFormat(ActivityIdFormat.W3C).Start();
        var counted = new ConcurrentBag<(string Name, int Count)>();
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
                counted.Add((instrument.Name.Split('.')[^1], value));
            }
        });
        listener.Start();
        await call();
        // Once each: a search that counted twice could not be told by name.
        return counted.ToDictionary(one => one.Name, one => one.Count);
    }
}
