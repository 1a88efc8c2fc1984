using System.Diagnostics;
using Benchmarks.Load;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Matching.Travel;
using Npgsql;

namespace Benchmarks.Lifts;

/// <summary>
/// The very candidate statement that the service runs, prepared, with the same parameters, every row and column read; nothing is judged.
/// </summary>
internal static class CandidateStatement
{
    private static readonly LiftRules Rules = new();
    private static readonly LeastTimes Least = new StraightLineTimes().Least;

    /// <summary>Runs the questions in turn by so many workers, closed-loop, a connection each.</summary>
    /// <returns>The load's figures, and the rows of a statement on average.</returns>
    public static async Task<(LoadResult Load, double Rows)> RunAsync(
        NpgsqlDataSource source,
        IReadOnlyList<LiftQuestion> questions,
        int workers,
        TimeSpan warmUp,
        TimeSpan measure)
    {
        var start = Stopwatch.GetTimestamp();
        var runs = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var times = new List<long>();
            long rows = 0;
            for (var at = questions.Count * worker / workers; Stopwatch.GetElapsedTime(start) < warmUp + measure; at = (at + 1) % questions.Count)
            {
                var began = Stopwatch.GetTimestamp();
                var read = await ReadAsync(source, questions[at].Wish);
                if (Stopwatch.GetElapsedTime(start, began) >= warmUp)
                {
                    times.Add(Stopwatch.GetTimestamp() - began);
                    rows += read;
                }
            }

            return (times, rows);
        })));
        var ticks = runs.SelectMany(run => run.times).ToArray();
        Array.Sort(ticks);
        return (new LoadResult(ticks.Length, 0, measure.TotalSeconds, ticks), (double)runs.Sum(run => run.rows) / ticks.Length);
    }

    private static async Task<int> ReadAsync(NpgsqlDataSource source, LiftWish wish)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(LiftCandidates.CandidateCommand([.. wish.Sessions.Select(session => session.Id)], wish, Rules, Least, TimeProvider.System.GetUtcNow(), stamps: true));
        await using var reader = await batch.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        var rows = 0;
        for (; await reader.ReadAsync(); rows++)
        {
            reader.GetValues(values);
        }

        return rows;
    }
}
