using System.Globalization;
using Proof.Chaos;
using Proof.Chaos.Histories;
using Spectre.Console;

namespace Benchmarks.Chaos;

/// <summary>Does every property of bookings hold while replicas and their database are killed under many clients?</summary>
internal static class ChaosBench
{
    /// <summary>Runs the plan that the options say, prints what came of it.</summary>
    /// <returns>0 where every property holds.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (ChaosRun.Missing() is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }

        var result = await ChaosRun.RunAsync(Parse(arguments), CancellationToken.None);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("operations", "acknowledged", "refused", "unknown", "retried", "kills", "seconds", "a second");
        table.AddRow(
            Number(result.History.Operations.Count),
            Number(result.Count(Outcome.Acknowledged)),
            Number(result.Count(Outcome.Refused)),
            Number(result.Count(Outcome.Unknown)),
            Number(result.Retried),
            Number(result.Kills.Count),
            Number(result.Elapsed.TotalSeconds),
            Number(result.History.Operations.Count / result.Elapsed.TotalSeconds));
        AnsiConsole.Write(table);
        foreach (var victim in result.Kills.GroupBy(kill => kill.Victim).OrderBy(victim => victim.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{victim.Key} answered again after {Median.Of(victim.Select(kill => kill.Recovery.TotalSeconds)):F1} s (median of {victim.Count()}; longest {victim.Max(kill => kill.Recovery.TotalSeconds):F1} s)"));
        }

        Console.WriteLine($"bookings: {string.Join(", ", result.State.Bookings.CountBy(booking => booking.State).Select(state => $"{state.Value} {state.Key}"))}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"once accepted: {result.State.Bookings.Count(booking => booking.AcceptedAt is not null)}, of them {result.State.Bookings.Count(booking => booking is { AcceptedAt: not null, PairId: not null })} in pairs; ended by {Counted(result.State.Bookings.Where(booking => booking is { AcceptedAt: not null, EndedBy: not null }).Select(booking => booking.EndedBy!))}"));
        Console.WriteLine($"offers: {result.State.Offers.Count}, of them {result.State.Offers.Count(offer => offer.CoachStops.Count > 0)} coaches; sessions: {Counted(result.State.Sessions.Select(session => session.State))}");
        Console.WriteLine($"happened: {Counted(result.State.Events.Select(one => one.Kind))}");
        Console.WriteLine($"told: {Counted(result.State.Messages.Select(message => message.Kind))}");
        Console.WriteLine($"refused for: {string.Join(", ", result.Refusals.Select(refusal => $"{refusal.Times} {refusal.Reason}"))}");
        Console.WriteLine(result.Faults.Count == 0 ? "every property holds" : $"{result.Faults.Count} faults; the history is {result.HistoryFile}\n{string.Join('\n', result.Faults.Take(20))}");
        return result.Faults.Count == 0 ? 0 : 1;
    }

    private static string Counted(IEnumerable<string> kinds) => string.Join(", ", kinds.CountBy(kind => kind).OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Value} {kind.Key}"));

    private static ChaosPlan Parse(string[] arguments)
    {
        var plan = new ChaosPlan { HistoryFolder = Directory.GetCurrentDirectory() };
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length || !int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new ArgumentException($"{arguments[at]} needs a whole number.", nameof(arguments));
            }

            plan = arguments[at] switch
            {
                "--clients" => plan with { Clients = number },
                "--operations" => plan with { Operations = number },
                "--kills" => plan with { Kills = number },
                "--sessions" => plan with { Sessions = number },
                "--seed" => plan with { Seed = number },
                _ => throw new ArgumentException($"Unknown option {arguments[at]}.", nameof(arguments)),
            };
        }

        return plan;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
