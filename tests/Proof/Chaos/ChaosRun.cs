using System.Diagnostics;
using DbUp.Engine.Output;
using Grpc.Core;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Import.Shipping;
using Matching.V1;
using Proof.Chaos.Checks;
using Proof.Chaos.Clients;
using Proof.Chaos.Histories;
using Proof.Chaos.Servers;
using Proof.Chaos.Stored;

namespace Proof.Chaos;

/// <summary>Two Matching processes over a database server of their own, clients that never give up, and a disturber; then the checker.</summary>
public static class ChaosRun
{
    /// <summary>Why it cannot run here, as a sentence; null where it can.</summary>
    public static string? Missing() => PrivateCluster.Missing();

    /// <summary>Runs a plan, and checks what came of it.</summary>
    /// <exception cref="InvalidOperationException">A server did not start, or ended by itself.</exception>
    public static async Task<ChaosResult> RunAsync(ChaosPlan plan, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("chaos-").FullName;
        await using var cluster = await PrivateCluster.StartAsync(cancellation);
        var database = $"{cluster.ConnectionString};Database=postgres";
        Migrator.Migrate($"{database};Pooling=false", new NoOpUpgradeLog());
        await new ShippedImport(database, TimeProvider.System).LoadAsync(Path.Combine(AppContext.BaseDirectory, "data"), cancellation);
        var world = new ChaosWorld(Path.Combine(folder, "token-key.pem"));
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Matching__Database"] = $"{database};Maximum Pool Size=40",
            ["Matching__Tokens__KeyFile"] = Path.Combine(folder, "token-key.pem"),
            // A run packs weeks into minutes.
            ["Matching__People__MostRequestsADay"] = "100000",
            ["Matching__OriginKeys"] = Path.Combine(folder, "origin-key"),
        };
        using var first = new Replica(settings, folder);
        using var second = new Replica(settings, folder);
        foreach (var replica in (Replica[])[first, second])
        {
            replica.Start();
            await replica.ReadyAsync(cancellation);
        }

        await world.FillAsync(first.Channel.CreateCallInvoker(), plan.Sessions, plan.Maximum);
        var result = await DisturbAsync(plan, world, cluster, [first, second], database, settings["Matching__OriginKeys"], cancellation);
        if (result.Faults.Count == 0)
        {
            // With a fault the replicas' logs are wanted.
            Directory.Delete(folder, recursive: true);
        }

        return result;
    }

    private static async Task<ChaosResult> DisturbAsync(
        ChaosPlan plan, ChaosWorld world, PrivateCluster cluster, IReadOnlyList<Replica> replicas, string database, string keyFile, CancellationToken cancellation)
    {
        var history = new History();
        var board = new Board();
        var callers = Enumerable.Range(0, plan.Clients).Select(number => CallerOf(number, plan, world, replicas, history)).ToList();
        var disturber = new Disturber(plan.DrawKills(), cluster, replicas, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var witness = new Witness(database, history);
        var watching = witness.WatchAsync(stop.Token);
        var began = Stopwatch.GetTimestamp();
        var left = plan.Operations;
        var disturbing = disturber.RunAsync();
        await Task.WhenAll(callers.Select((caller, number) => Task.Run(
            async () =>
            {
                var random = new Random(unchecked((plan.Seed * 1_000_003) + number));
                ChaosClient client = plan.RoleOf(number) == Role.Organiser ? new Organiser(caller, random, world, board, plan.Maximum)
                    : number % 3 == 0 ? new Driver(caller, random, world, board)
                    : new Passenger(caller, random, world, board);
                while (Interlocked.Decrement(ref left) >= 0 && !disturbing.IsFaulted)
                {
                    await client.StepAsync();
                    disturber.Passed();
                }
            },
            cancellation)));
        var elapsed = Stopwatch.GetElapsedTime(began);
        await disturbing;
        await RematchedAsync(database, cancellation);
        await stop.CancelAsync();
        await watching;
        if (witness.Looks == 0)
        {
            history.AddFault("nobody looked at the events while they were made");
        }

        var state = await WorldReader.ReadAsync(database, keyFile, await ToldAsync(plan, callers, replicas, world), cancellation);
        var faults = Checker.Faults(history, state);
        var file = faults.Count == 0 ? null : history.Keep(plan.HistoryFolder, plan, faults);
        return new ChaosResult(history, state, [.. disturber.Done.Select(kill => ($"{kill.Victim}", kill.Recovery))], faults, elapsed, file);
    }

    /// <summary>
    /// Ends once nobody waits for a new lift who could be found one: time is made to pass for those whom a killed replica had in hand, or who were put off.
    /// </summary>
    private static async Task RematchedAsync(string database, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        while (await NumberAsync(
            """
            select count(*) from rematch
            where (select count(*) from booking where booking.request_id = rematch.request_id and state = 'REQUESTED') < 5
            """) > 0)
        {
            // Those taken less than five seconds ago are in hand still. Naming freed_at wakes the workers.
            await NumberAsync(
                """
                with due as (
                    update rematch set not_before = now(), freed_at = freed_at
                    where not_before > now() and not_before not between now() + interval '115 seconds' and now() + interval '2 minutes'
                    returning 1)
                select count(*) from due
                """);
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, patience.Token);
        }

        async Task<long> NumberAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            return (long)(await command.ExecuteScalarAsync(patience.Token))!;
        }
    }

    private static PersistentCaller CallerOf(int number, ChaosPlan plan, ChaosWorld world, IReadOnlyList<Replica> replicas, History history)
    {
        var name = $"Client{number}";
        return new PersistentCaller(ChaosWorld.SubjectOf(name), world.TokenOf(name, plan.RoleOf(number)), replicas, history, new Random(unchecked((plan.Seed * 1_000_003) - number - 1)));
    }

    /// <summary>Every booking as each replica tells it to each of its two people.</summary>
    private static async Task<IReadOnlyList<(string Subject, Fact Fact)>> ToldAsync(ChaosPlan plan, List<PersistentCaller> callers, IReadOnlyList<Replica> replicas, ChaosWorld world)
    {
        var told = new List<(string, Fact)>();
        foreach (var replica in replicas)
        {
            var client = new LiftService.LiftServiceClient(replica.Channel);
            for (var number = 0; number < callers.Count; number++)
            {
                var headers = new Metadata { { "authorization", $"Bearer {world.TokenOf($"Client{number}", plan.RoleOf(number))}" } };
                var page = "";
                do
                {
                    var answer = await client.ListBookingsAsync(new() { ShowEnded = true, PageSize = 1000, PageToken = page }, headers);
                    told.AddRange(answer.Bookings.Select(booking => (callers[number].Subject, Facts.Of(booking))));
                    page = answer.NextPageToken;
                }
                while (page.Length > 0);
            }
        }

        return told;
    }
}
