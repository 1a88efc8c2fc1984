using System.Diagnostics.Metrics;

namespace Matching.Measures;

/// <summary>What the road engine was asked, how it fared, and how often the straight line had to stand in.</summary>
internal sealed class TravelMeter
{
    private readonly Histogram<double> calls;
    private readonly Counter<long> pairs;
    private readonly Counter<long> looks;

    public TravelMeter(IMeterFactory meters)
    {
        var meter = meters.Create(SearchMeter.Name);
        calls = meter.CreateHistogram(
            "matching.travel.calls",
            "s",
            "Duration of a call to the road engine, repeats included, by service and outcome.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
        pairs = meter.CreateCounter<long>("matching.travel.fallbacks", "{pair}", "Pairs of points that the straight line stood in for.");
        looks = meter.CreateCounter<long>("matching.travel.cache", "{pair}", "Pairs of points looked for among the ways that are kept, by whether they were there.");
    }

    /// <summary>Counts a call.</summary>
    /// <param name="service"><c>table</c> or <c>route</c>.</param>
    /// <param name="outcome">How it ended, one of a closed set.</param>
    /// <param name="seconds">How long it took.</param>
    public void Called(string service, string outcome, double seconds) => calls.Record(
        seconds,
        new KeyValuePair<string, object?>("service", service),
        new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Counts pairs that the straight line stood in for.</summary>
    public void FellBack(int count) => Add(pairs, count);

    /// <summary>Counts looks at what is kept.</summary>
    public void Looked(int hits, int misses)
    {
        Add(looks, hits, new KeyValuePair<string, object?>("found", "yes"));
        Add(looks, misses, new KeyValuePair<string, object?>("found", "no"));
    }

    private static void Add(Counter<long> counter, int count, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (count > 0)
        {
            counter.Add(count, tags);
        }
    }
}
