using System.Globalization;
using Matching.Storage.Import;
using Spectre.Console;

namespace Matching.Hosting.Commands;

/// <summary>Shows an import to a person: bars on a terminal, one line a stage where the output goes elsewhere, and a report at the end.</summary>
internal static class ImportConsole
{
    /// <summary>Runs an import and shows how far it has come.</summary>
    public static async Task<ImportReport> RunAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> run)
    {
        if (Console.IsOutputRedirected)
        {
            return await run(new StageLines());
        }

        ImportReport? report = null;
        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var stages = new StageBars(bars);
                report = await run(stages);
                stages.End();
            });
        return report!;
    }

    /// <summary>Prints a report: first every note, of which there may be hundreds, and last what a person wants to know.</summary>
    public static void Print(ImportReport report, TextWriter output)
    {
        foreach (var note in report.Notes)
        {
            output.WriteLine("  " + note);
        }

        output.WriteLine(report.Title);
        foreach (var fact in report.Facts)
        {
            output.WriteLine("  " + fact);
        }

        if (report.Notes.Count > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {report.Notes.Count:N0} mended, skipped or left open, each named above"));
        }
    }

    private sealed class StageLines : IProgress<ImportProgress>
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public void Report(ImportProgress value)
        {
            lock (seen)
            {
                if (seen.Add(value.Stage))
                {
                    Console.WriteLine(value.Stage);
                }
            }
        }
    }

    private sealed class StageBars(ProgressContext bars) : IProgress<ImportProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

        public void Report(ImportProgress value)
        {
            lock (tasks)
            {
                if (!tasks.TryGetValue(value.Stage, out var task))
                {
                    tasks[value.Stage] = task = bars.AddTask(Markup.Escape(value.Stage));
                }

                task.IsIndeterminate = value.Total == 0;
                if (value.Total > 0)
                {
                    // Threads report out of order; a bar never goes back.
                    task.MaxValue = value.Total;
                    task.Value = Math.Max(task.Value, value.Done);
                }
            }
        }

        /// <summary>Fills every bar.</summary>
        public void End()
        {
            lock (tasks)
            {
                foreach (var task in tasks.Values)
                {
                    task.IsIndeterminate = false;
                    task.Value = task.MaxValue;
                    task.StopTask();
                }
            }
        }
    }
}
