using System.Globalization;
using Benchmarks;
using Benchmarks.Chaos;
using Benchmarks.Lifts;
using Benchmarks.Nearest;
using Benchmarks.Plans;
using Benchmarks.Quality;
using Benchmarks.Servers;
using Spectre.Console;

// Wide enough for every column, also where the output is a file.
AnsiConsole.Profile.Width = 200;

return args switch
{
    ["nearest", .. var rest] => await NearestBench.RunAsync(BenchOptions.Parse(rest)),
    ["lifts", .. var rest] => await LiftsBench.RunAsync(BenchOptions.Parse(rest)),
    ["half-full", .. var rest] => await HalfFullBench.RunAsync(BenchOptions.Parse(rest)),
    ["chaos", .. var rest] => await ChaosBench.RunAsync(rest),
    ["plan", .. var rest] => await PlanBench.RunAsync(rest),
    ["quality", .. var rest] => await QualityBench.RunAsync(rest),
    ["bare", var port, var reply] => await Serve(int.Parse(port, CultureInfo.InvariantCulture), reply),
    _ => Usage(),
};

static async Task<int> Serve(int port, string reply)
{
    await BareServer.RunAsync(port, reply);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: bench nearest | lifts | half-full [--seconds N] [--rounds N] [--offers N]\n       bench chaos [--clients N] [--operations N] [--kills N] [--sessions N] [--seed N]\n       bench quality [--homes N] [--seed N]\n       bench plan [VOLUNTEERS…]");
    return 2;
}
