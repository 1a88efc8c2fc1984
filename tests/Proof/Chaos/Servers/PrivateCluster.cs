using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Proof.Chaos.Servers;

/// <summary>
/// A PostgreSQL server that may be killed: its own folder and port, on loopback, safe against a crash as it is shipped (<c>fsync</c> is on). It is gone, with
/// its files, once disposed.
/// </summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql";

    private readonly string folder;
    private readonly string bin;
    private readonly int port;

    private PrivateCluster(string folder, string bin, int port)
    {
        this.folder = folder;
        this.bin = bin;
        this.port = port;
    }

    /// <summary>Connection string of the server; the database is the caller's to add.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres");

    private string Data => Path.Combine(folder, "data");

    /// <summary>Why there can be no such server here, as a sentence; null where there can.</summary>
    public static string? Missing() => FindBin() is null ? $"No PostgreSQL with PostGIS stands in {Binaries}: install postgresql-15-postgis-3." : null;

    /// <summary>Makes the server and starts it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL or PostGIS is not there, or does not start.</exception>
    public static async Task<PrivateCluster> StartAsync(CancellationToken cancellation)
    {
        var bin = FindBin() ?? throw new InvalidOperationException(Missing());
        var folder = Directory.CreateTempSubdirectory("chaos-pg-").FullName;
        var cluster = new PrivateCluster(folder, bin, FreePort());
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres:", folder], cancellation);
        }

        await cluster.RunAsServerAsync("initdb", ["-D", cluster.Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"], cancellation);
        await cluster.StartAgainAsync(cancellation);
        return cluster;
    }

    /// <summary>Kills every process of the server with SIGKILL, as if the machine had lost its power.</summary>
    public void Kill()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        int[] all = [postmaster, .. ChildrenOf(postmaster)];
        foreach (var id in all)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                process.WaitForExit();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It has followed the first by itself.
            }
        }
    }

    /// <summary>Starts the server, which recovers by its log of writes; ends when it takes connections.</summary>
    public Task StartAgainAsync(CancellationToken cancellation) => RunAsServerAsync(
        "pg_ctl",
        [
            "-D", Data, "-s", "-w", "-t", "60", "-l", Path.Combine(folder, "server.log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c max_connections=200 -c shared_buffers=128MB -c jit=off"),
            "start",
        ],
        cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await RunAsServerAsync("pg_ctl", ["-D", Data, "-s", "-w", "-m", "immediate", "stop"], CancellationToken.None);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A port of the loopback address that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The newest server that PostGIS is installed for.</summary>
    private static string? FindBin() => !Directory.Exists(Binaries) ? null : Directory.EnumerateDirectories(Binaries)
        .Where(version => File.Exists(Path.Combine(version, "bin", "initdb"))
            && File.Exists(Path.Combine("/usr/share/postgresql", Path.GetFileName(version), "extension", "postgis.control")))
        .Order(StringComparer.Ordinal)
        .Select(version => Path.Combine(version, "bin"))
        .LastOrDefault();

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out var id) && ParentOf(id) == parent)
            {
                yield return id;
            }
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            // The name before it, in parentheses, may hold anything.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task RunAsServerAsync(string program, string[] arguments, CancellationToken cancellation) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(bin, program), .. arguments], cancellation)
        : RunAsync(Path.Combine(bin, program), arguments, cancellation);

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        // What it says is kept from the output; of a server that does not start its own log tells more.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
