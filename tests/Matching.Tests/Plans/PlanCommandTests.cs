using System.Diagnostics;
using Google.Protobuf;
using Matching.Hosting;
using Wire = Matching.V1;

namespace Matching.Tests.Plans;

/// <summary>The verb that plans a file, as a process of its own: <c>./dev plan</c>.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "docs", "plan-example.json");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-test-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string PlanFile => Path.Combine(folder.FullName, "plan.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_plans_the_example_and_holds_the_plan_to_it()
    {
        var planned = await RunAsync("plan", Example, "--out", PlanFile);
        Assert.Equal(0, planned.Code);
        Assert.Matches(@"^ +0 s  value +[0-9.]+  bound +(none yet|[0-9.]+)  placed +[0-9]+", planned.Errors);
        Assert.Contains("stopped by Done", planned.Output, StringComparison.Ordinal);

        var held = await RunAsync("plan", Example, "--check", PlanFile);
        Assert.Equal((0, "The plan keeps to every constraint, and is worth what it says.\n", ""), held);

        var wrong = JsonParser.Default.Parse<Wire.Plan>(await File.ReadAllTextAsync(PlanFile, Stop));
        wrong.Value += 1;
        wrong.Headcounts.Clear();
        await File.WriteAllTextAsync(PlanFile, JsonFormatter.Default.Format(wrong), Stop);
        var refused = await RunAsync("plan", Example, "--check", PlanFile);
        Assert.Equal(1, refused.Code);
        Assert.Contains("The plan says it is worth", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("The headcounts are not those of who comes.", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_cannot_use_it_explains()
    {
        Assert.Equal(2, (await RunAsync("plan", Example, "--colour", "red")).Code);
        var problem = JsonParser.Default.Parse<Wire.PlanProblem>(await File.ReadAllTextAsync(Example, Stop));
        problem.Volunteers[0].Party = 0;
        var file = Path.Combine(folder.FullName, "wrong.json");
        await File.WriteAllTextAsync(file, JsonFormatter.Default.Format(problem), Stop);
        var refused = await RunAsync("plan", file);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("volunteers[0].party", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_search_with_the_best_plan_so_far()
    {
        var crowd = JsonParser.Default.Parse<Wire.PlanProblem>(await File.ReadAllTextAsync(Example, Stop));
        crowd.Kept.Clear();
        var few = crowd.Volunteers.ToList();
        crowd.Volunteers.Clear();
        crowd.Volunteers.Add(Enumerable.Range(0, 1_500).Select(at =>
        {
            var one = few[at % few.Count].Clone();
            (one.Id, one.Session, one.Home.Latitude, one.Home.Longitude) = ($"{at}", "", one.Home.Latitude + (at % 37 * 0.003), one.Home.Longitude + (at % 41 * 0.003));
            return one;
        }));
        foreach (var session in crowd.Sessions)
        {
            (session.Wanted, session.Maximum) = (200, 400);
        }

        crowd.Travel = null;
        crowd.TimeLimit = null;
        crowd.ClearWorkLimit();
        var file = Path.Combine(folder.FullName, "crowd.json");
        await File.WriteAllTextAsync(file, JsonFormatter.Default.Format(crowd), Stop);
        using var process = Start("plan", file, "--out", PlanFile);
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        Assert.NotNull(await process.StandardError.ReadLineAsync(Stop));

        using (var signal = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await signal.WaitForExitAsync(Stop);
        }

        await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("stopped by Cancelled", await output, StringComparison.Ordinal);
        Assert.NotEmpty(JsonParser.Default.Parse<Wire.Plan>(await File.ReadAllTextAsync(PlanFile, Stop)).Placements);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Whoever starts the tests may ignore Ctrl-C, which a process would inherit.</summary>
    private Process Start(params string[] args) =>
        Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", typeof(MatchingOptions).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        })!;
}
