using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Servers;

/// <summary>A server in a process of its own, ended with the benchmark.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, IPEndPoint address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Memory in MiB that the process holds now (resident set).</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>A port of the loopback address that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts an assembly by <c>dotnet</c> in a folder, where its output goes to a log file.</summary>
    public static ServerProcess Start(string assembly, IEnumerable<string> arguments, int port, IReadOnlyDictionary<string, string> environment, string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        var writer = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, $"{port}.log")) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, new IPEndPoint(IPAddress.Loopback, port));
    }

    /// <summary>Waits until <paramref name="ready"/> says so.</summary>
    /// <exception cref="InvalidOperationException">The process ended, or was not ready within a minute.</exception>
    public async Task WaitAsync(Func<Task<bool>> ready)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await ready())
        {
            if (process.HasExited || !await timer.WaitForNextTickAsync(deadline.Token))
            {
                throw new InvalidOperationException($"The server ended with {process.ExitCode}; see its log.");
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
