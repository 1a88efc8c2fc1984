using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Hosting;
using Matching.V1;

namespace Proof.Chaos.Servers;

/// <summary>One Matching process, on a port that stays its own whenever it is started again.</summary>
internal sealed class Replica : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string folder;
    private readonly string address;
    private readonly string metrics;
    private Process? process;

    /// <summary>A replica that is not started yet.</summary>
    /// <param name="environment">Its settings but for the addresses.</param>
    /// <param name="folder">Where it runs and its output goes.</param>
    public Replica(IReadOnlyDictionary<string, string> environment, string folder)
    {
        this.environment = environment;
        this.folder = folder;
        address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PrivateCluster.FreePort()}");
        metrics = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PrivateCluster.FreePort()}");
        Channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ConnectTimeout = TimeSpan.FromSeconds(2) },
            DisposeHttpClient = true,
        });
    }

    /// <summary>Where it serves gRPC.</summary>
    public string Address => address;

    /// <summary>What clients call it over.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Starts the process.</summary>
    public void Start()
    {
        var log = Path.Combine(folder, $"{new Uri(address).Port}.log");
        var start = new ProcessStartInfo("sh", ["-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1", "sh", log, typeof(MatchingOptions).Assembly.Location]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["Matching__Listen"] = address;
        start.Environment["Matching__MetricsListen"] = metrics;
        process = Process.Start(start) ?? throw new InvalidOperationException("Matching did not start.");
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends when it answers from its figures and from the database.</summary>
    /// <exception cref="InvalidOperationException">The process has ended by itself, or does not answer within a minute.</exception>
    public async Task ReadyAsync(CancellationToken cancellation)
    {
        var seats = new SeatService.SeatServiceClient(Channel);
        var sessions = new SessionService.SessionServiceClient(Channel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!process!.HasExited)
        {
            try
            {
                await seats.FindNearestMarginalsAsync(new() { Place = "NW3" }, cancellationToken: patience.Token);
                await sessions.ListSessionsAsync(new() { Campaign = ChaosWorld.Campaign }, cancellationToken: patience.Token);
                return;
            }
            catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
            catch (RpcException unknown) when (unknown.StatusCode is StatusCode.NotFound)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Matching ended with {process.ExitCode}; its log is in {folder}.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Channel.Dispose();
        if (process is { HasExited: false })
        {
            Kill();
        }

        process?.Dispose();
    }
}
