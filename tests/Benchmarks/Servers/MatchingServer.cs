using System.Net;
using System.Net.Sockets;
using Benchmarks.Worlds;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Hosting.Tokens;
using Matching.People;
using Matching.V1;
using Operations.Bearers;

namespace Benchmarks.Servers;

/// <summary>The service itself, in a process of its own over a benchmark's world.</summary>
internal static class MatchingServer
{
    /// <summary>Who asks: the subject of <see cref="Token"/>.</summary>
    public static readonly string Subject = TokenMint.SubjectOf(BenchWorld.Campaign, "Bench");

    /// <summary>Starts it, and waits until it answers a nearest query.</summary>
    public static async Task<ServerProcess> StartAsync(BenchWorld world, string folder)
    {
        var port = ServerProcess.FreePort();
        var environment = world.Environment;
        // As it is run for real; the commands that made the world have made its keys.
        environment["DOTNET_ENVIRONMENT"] = "Production";
        environment["Matching__Tokens__Development"] = "true";
        // There is no mail server here, without which nobody may sign in by mail.
        environment["Matching__SignIn__Enabled"] = "false";
        environment["Matching__Listen"] = $"http://127.0.0.1:{port}";
        environment["Matching__MetricsListen"] = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        var server = ServerProcess.Start(BenchWorld.Matching, [], port, environment, folder);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var seats = new SeatService.SeatServiceClient(channel);
        await server.WaitAsync(async () =>
        {
            try
            {
                await seats.FindNearestMarginalsAsync(new FindNearestMarginalsRequest { Place = "NW3", Campaign = BenchWorld.Campaign });
                return true;
            }
            catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
            {
                return false;
            }
        });
        return server;
    }

    /// <summary>A volunteer's token, by the key that the commands which made the world have made.</summary>
    public static string Token(string folder) =>
        new TokenMint(new BearerOptions(), TokenKeyFile.ReadOrMake(Path.Combine(folder, ".data", "token-key.pem")), TimeProvider.System)
            .Sign(new Caller(Subject, "Bench", BenchWorld.Campaign, Role.Volunteer), TimeSpan.FromHours(24));

    /// <summary>Tells whether somebody listens at an address.</summary>
    public static async Task<bool> ListensAsync(IPEndPoint address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
