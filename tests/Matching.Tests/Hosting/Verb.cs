using System.Diagnostics;
using Matching.Hosting;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>A verb of Matching's command line, in a process of its own as an operator runs it.</summary>
internal static class Verb
{
    /// <summary>Runs it over a database, with the keys that hosts of the tests have.</summary>
    public static async Task<(int Code, string Said, string Errors)> RunAsync(string database, params string[] args)
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("verb-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(MatchingOptions).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["Matching__Database"] = database;
        start.Environment["Matching__Tokens__KeyFile"] = Tokens.KeyFile;
        start.Environment["Matching__OriginKeys"] = Path.Combine(Path.GetDirectoryName(Tokens.KeyFile)!, "origin-key");
        start.Environment["Matching__Mail__Folder"] = Path.Combine(folder, "mail");
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Directory.Delete(folder, recursive: true);
        return (process.ExitCode, said, await errors);
    }
}
