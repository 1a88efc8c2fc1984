using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Matching.Api;
using Matching.Plans;
using Matching.Plans.Checking;
using Spectre.Console;
using Wire = Matching.V1;

namespace Matching.Hosting.Commands;

/// <summary>
/// <c>plan FILE [--out FILE] [--check PLAN]</c>: plans the weekend that a file states, with how far it has come and a summary; or holds a plan to its problem. Exit codes: 0 done, 1 the problem or the plan is wrong, 2 called
/// wrongly.
/// </summary>
internal static class PlanCommand
{
    private const string Usage =
        """
        usage: plan FILE [--out FILE] [--check PLAN]
          FILE           the problem, as JSON; docs/plans.md says how it is written
          --out FILE     writes the plan there, as JSON
          --check PLAN   makes no plan, but holds that one to the problem
        """;

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args)
    {
        if (args is not [[not '-', ..] file, ..] || args.Length % 2 == 0 || Named(args) is not { } named)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (await ReadAsync(file, Wire.PlanProblem.Parser) is not { } wire)
        {
            return 1;
        }

        var (problem, faults) = PlanReader.Read(wire);
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"{file}: {fault.Field} {fault.Text}.");
        }

        return faults.Count > 0 ? 1
            : named.Check is { } plan ? await CheckAsync(problem, plan)
            : await SolveAsync(problem, named.Out);
    }

    private static (string? Out, string? Check)? Named(string[] args)
    {
        (string? Out, string? Check) named = default;
        for (var at = 1; at < args.Length; at += 2)
        {
            switch (args[at])
            {
                case "--out":
                    named.Out = args[at + 1];
                    break;
                case "--check":
                    named.Check = args[at + 1];
                    break;
                default:
                    return null;
            }
        }

        return named;
    }

    private static async Task<int> CheckAsync(PlanProblem problem, string file)
    {
        if (await ReadAsync(file, Wire.Plan.Parser) is not { } wire)
        {
            return 1;
        }

        IReadOnlyList<string> faults = [.. PlanChecker.Check(problem, wire.ToDomain(problem)), .. PlanFileChecks.Find(wire, problem)];
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        await Console.Out.WriteLineAsync(faults.Count == 0 ? "The plan keeps to every constraint, and is worth what it says." : $"{faults.Count} faults.");
        return faults.Count == 0 ? 0 : 1;
    }

    private static async Task<int> SolveAsync(PlanProblem problem, string? output)
    {
        using var stop = new CancellationTokenSource();
        // The first Ctrl-C ends the search with the best plan so far.
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
        var clock = TimeProvider.System;
        await using var search = new RunningSearch<Plan>((tell, ends) => new PlanSolver(clock).Solve(problem, tell, ends), clock, stop.Token);
        await WatchAsync(search);
        var plan = await search.Result;
        var wire = plan.ToWire(problem, search.Elapsed.TotalSeconds);
        if (output is not null)
        {
            await File.WriteAllTextAsync(output, new JsonFormatter(JsonFormatter.Settings.Default.WithIndentation()).Format(wire) + "\n");
        }

        PlanSummary.Print(problem, plan, search.Elapsed, Console.Out);
        return 0;
    }

    /// <summary>Shows how far the search has come: one line that changes on a terminal, else a line at once and every few seconds.</summary>
    private static async Task WatchAsync(RunningSearch<Plan> search)
    {
        string Line() => string.Create(
            CultureInfo.InvariantCulture,
            $"{search.Elapsed.TotalSeconds,6:F0} s  value {search.Progress.Value,10:F2}  bound {Bound(search.Progress),10}  placed {search.Progress.Placed,6:N0}");
        if (Console.IsErrorRedirected)
        {
            do
            {
                await Console.Error.WriteLineAsync(Line());
            }
            while (await search.GoesOnAsync(TimeSpan.FromSeconds(5), CancellationToken.None));

            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Status().StartAsync(Line(), async status =>
        {
            while (await search.GoesOnAsync(TimeSpan.FromMilliseconds(500), CancellationToken.None))
            {
                status.Status = Markup.Escape(Line());
            }
        });
    }

    private static string Bound(PlanProgress progress) => double.IsFinite(progress.Bound) ? progress.Bound.ToString("F2", CultureInfo.InvariantCulture) : "none yet";

    private static async Task<T?> ReadAsync<T>(string file, MessageParser<T> parser)
        where T : class, IMessage<T>, new()
    {
        try
        {
            using var reader = new StreamReader(file);
            return new JsonParser(JsonParser.Settings.Default).Parse<T>(reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidProtocolBufferException or InvalidJsonException)
        {
            await Console.Error.WriteLineAsync($"{file}: {failure.Message}");
            return null;
        }
    }
}
