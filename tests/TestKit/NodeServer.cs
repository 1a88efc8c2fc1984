using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Xunit;

namespace TestKit;

/// <summary>
/// A real server of <c>tests/Servers</c> in a process of its own, which ends with the test. Without their packages the test that asks skips for a person and
/// fails in CI.
/// </summary>
public sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Channel<JsonObject>> told = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Process process;
    private readonly Task reading;

    private NodeServer(Process process)
    {
        this.process = process;
        // What it warns of is read away, or it would wait for a reader.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    /// <summary>Starts a script, and waits until it says that it is ready.</summary>
    public static async Task<(NodeServer Server, JsonObject Ready)> StartAsync(string script, params string[] arguments)
    {
        var folder = Folder();
        var start = new ProcessStartInfo(Path.Combine(folder, "node_modules", ".bin", "node"))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var server = new NodeServer(Process.Start(start)!);
        return (server, await server.NextAsync("ready"));
    }

    /// <summary>The next thing of a kind that it tells; waited for.</summary>
    public async Task<JsonObject> NextAsync(string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Of(kind).Reader.ReadAsync(patience.Token);
    }

    /// <summary>How many of a kind lie there unread.</summary>
    public int CountOf(string kind) => Of(kind).Reader.Count;

    /// <summary>Has it do something, and waits until it is done.</summary>
    public async Task AskAsync(string command, JsonObject? what = null)
    {
        var line = what ?? [];
        line["command"] = command;
        await turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(line.ToJsonString());
            await process.StandardInput.FlushAsync();
            await NextAsync("done");
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
        turn.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var what = JsonNode.Parse(line)!.AsObject();
            Of((string)what["kind"]!).Writer.TryWrite(what);
        }

        foreach (var kind in told.Values)
        {
            kind.Writer.TryComplete();
        }
    }

    private Channel<JsonObject> Of(string kind) => told.GetOrAdd(kind, _ => Channel.CreateUnbounded<JsonObject>());

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Matching.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(root?.FullName ?? throw new InvalidOperationException("The tests run outside of their repository."), "tests", "Servers");
        if (!File.Exists(Path.Combine(folder, "node_modules", ".bin", "node")))
        {
            const string Missing = "tests/Servers has no node_modules; ./dev test installs them where npm is to be had.";
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", Missing);
            Assert.Skip(Missing);
        }

        return folder;
    }
}
