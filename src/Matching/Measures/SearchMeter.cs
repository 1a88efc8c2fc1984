using System.Diagnostics.Metrics;

namespace Matching.Measures;

/// <summary>
/// What a search for lifts had to look at and what it found, counted as the search goes. Recording costs some ten nanoseconds where
/// nobody collects, and takes no lock.
/// </summary>
internal static class SearchMeter
{
    /// <summary>Name of the service's own meter.</summary>
    public const string Name = "Matching";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] };

    private static readonly Histogram<int> CandidatesPerSearch =
        Meter.CreateHistogram("matching.search.candidates", "{offer}", "Offer legs that the database gave a search to judge.", advice: Counts);

    private static readonly Histogram<int> MatchesPerSearch =
        Meter.CreateHistogram("matching.search.matches", "{match}", "Matches that a search answered; of a nearest answer, seats with a lift.", advice: Counts);

    private static readonly Counter<int> LostOrigins =
        Meter.CreateCounter<int>("matching.search.lost_origins", "{offer}", "Offers left out of a search since their origins cannot be opened with the keys at hand.");

    /// <summary>Counts offers left out of one search.</summary>
    public static void Lost(int offers) => LostOrigins.Add(offers);

    /// <summary>Counts one finished search.</summary>
    /// <param name="candidates">Offer legs judged.</param>
    /// <param name="matches">Matches answered, or seats that a lift leads to.</param>
    public static void Searched(int candidates, int matches)
    {
        CandidatesPerSearch.Record(candidates);
        MatchesPerSearch.Record(matches);
    }
}
