using System.Globalization;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Worlds;
using Google.Protobuf;
using Matching.V1;
using Spectre.Console;

namespace Benchmarks.Nearest;

/// <summary>
/// How fast are the nearest marginal seats? In one run, in turn: the service by postcode with 5 seats, BASIC and FULL; a bare gRPC method that returns an
/// equal reply; the prepared PostGIS query; BASIC for somebody who has signed in. At least 100,000 distinct random postcodes; no cache of answers.
/// </summary>
internal static class NearestBench
{
    private const string Method = "/matching.v1.SeatService/FindNearestMarginals";
    private const int Postcodes = 150_000;
    private const int Seats = 5;

    /// <summary>Until then the runtime counts what is called and compiles it anew, in the service and in the bare one alike.</summary>
    private static readonly TimeSpan UntilCompiled = TimeSpan.FromSeconds(20);

    /// <summary>Makes the world, runs the rounds, prints the table.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        if (BenchOptions.Official() is not { } official)
        {
            Console.Error.WriteLine("bench nearest needs the official unit postcodes: set MATCHING_OFFICIAL_DATA to their folder.");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("bench-nearest-").FullName;
        await using var world = await BenchWorld.CreateAsync(official, folder);
        await world.FillAsync(folder, options.Offers);
        await PostGisContestant.PrepareAsync(world, Postcodes);
        var codes = await world.PostcodesAsync(Postcodes);
        var basic = Messages(codes, View.Types.Value.Basic);
        var full = Messages(codes, View.Types.Value.Full);

        using var service = await MatchingServer.StartAsync(world, folder);
        var reply = Sample(service, basic[0]);
        using var bare = await StartBareAsync(reply, folder);
        var token = await SignedInPerson.TokenAsync(world, folder);

        Compile(bare, basic);
        Compile(service, basic);
        Compile(service, full);

        var figures = new NearestFigures(reply.Length);
        for (var round = 1; round <= options.Rounds; round++)
        {
            AnsiConsole.MarkupLineInterpolated($"[grey]round {round} of {options.Rounds}[/]");
            figures.Bare.Add(Greatest(bare, basic, options, figures.BareProcessor).PerSecond);
            figures.Basic.Add(Greatest(service, basic, options, figures.BasicProcessor).PerSecond);
            figures.BasicSignedIn.Add(Greatest(service, basic, options, token: token).PerSecond);
            figures.PostGis.Add(await PostGisContestant.RunAsync(world, options.Seconds, folder));
            figures.Full.Add(Greatest(service, full, options).PerSecond);
            figures.BasicHalf.Add(Half(service, basic, options, figures.Basic[^1]));
            figures.BareAtBasicHalf.Add(Half(bare, basic, options, figures.Basic[^1]));
            figures.FullHalf.Add(Half(service, full, options, figures.Full[^1]));
        }

        figures.ResidentMebibytes = service.ResidentMebibytes;
        figures.Print(options);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static byte[][] Messages(IEnumerable<string> codes, View.Types.Value view) =>
        [.. codes.Select(code => new FindNearestMarginalsRequest { Place = code, Campaign = BenchWorld.Campaign, Limit = Seats, View = view }.ToByteArray())];

    private static void Compile(ServerProcess server, IReadOnlyList<byte[]> messages) =>
        Checked(new LoadRun(server.Address, Method, messages) { WarmUp = UntilCompiled, Measure = TimeSpan.FromSeconds(1) }.Run());

    private static LoadResult Greatest(ServerProcess server, IReadOnlyList<byte[]> messages, BenchOptions options, List<double>? processor = null, string? token = null)
    {
        var run = new LoadRun(server.Address, Method, messages) { Token = token, Measure = TimeSpan.FromSeconds(options.Seconds) };
        var before = server.ProcessorTime;
        var result = Checked(run.Run());
        // Over the warm-up too, at the pace of what was measured.
        processor?.Add((server.ProcessorTime - before).TotalMicroseconds / (result.PerSecond * (run.WarmUp + run.Measure).TotalSeconds));
        return result;
    }

    private static LoadResult Half(ServerProcess server, IReadOnlyList<byte[]> messages, BenchOptions options, double greatest) =>
        Checked(new LoadRun(server.Address, Method, messages) { Measure = TimeSpan.FromSeconds(options.Seconds), Rate = greatest / 2 }.Run());

    private static LoadResult Checked(LoadResult result) =>
        result.Failures == 0 ? result : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{result.Failures} calls failed."));

    /// <summary>One reply of the service; it must hold all the seats asked for.</summary>
    private static byte[] Sample(ServerProcess service, byte[] message)
    {
        using var connection = new Http2Connection(service.Address, Method) { KeepMessages = true };
        connection.Call(message, 0);
        connection.Flush();
        while (connection.InFlight > 0)
        {
            connection.Receive(TimeSpan.FromSeconds(10), []);
        }

        var reply = FindNearestMarginalsResponse.Parser.ParseFrom(connection.LastMessage);
        if (reply.Marginals.Count != Seats)
        {
            throw new InvalidOperationException($"The sample reply holds {reply.Marginals.Count} seats: {reply}");
        }

        return connection.LastMessage;
    }

    private static async Task<ServerProcess> StartBareAsync(byte[] reply, string folder)
    {
        var file = Path.Combine(folder, "reply.bin");
        await File.WriteAllBytesAsync(file, reply);
        var port = ServerProcess.FreePort();
        var server = ServerProcess.Start(
            typeof(NearestBench).Assembly.Location,
            ["bare", port.ToString(CultureInfo.InvariantCulture), file],
            port,
            new Dictionary<string, string>(),
            folder);
        await server.WaitAsync(() => MatchingServer.ListensAsync(server.Address));
        return server;
    }
}
