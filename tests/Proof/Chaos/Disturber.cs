using System.Diagnostics;
using System.Threading.Channels;
using Proof.Chaos.Servers;

namespace Proof.Chaos;

/// <summary>Kills what the plan says after the operations that it says, and starts it again; clients go on meanwhile.</summary>
internal sealed class Disturber(IReadOnlyList<Kill> kills, PrivateCluster cluster, IReadOnlyList<Replica> replicas, CancellationToken cancellation)
{
    private readonly List<(Victim Victim, TimeSpan Recovery)> done = [];
    private readonly Channel<Kill> due = Channel.CreateUnbounded<Kill>();
    private int operations;

    /// <summary>What was killed, and how long until it answered again.</summary>
    public IReadOnlyList<(Victim Victim, TimeSpan Recovery)> Done => done;

    /// <summary>An operation is over.</summary>
    public void Passed()
    {
        var passed = Interlocked.Increment(ref operations);
        foreach (var kill in kills.Where(kill => kill.After == passed))
        {
            due.Writer.TryWrite(kill);
        }
    }

    /// <summary>Kills each in its turn, one at a time; ends after the last.</summary>
    public async Task RunAsync()
    {
        while (done.Count < kills.Count)
        {
            var kill = await due.Reader.ReadAsync(cancellation);
            var began = Stopwatch.GetTimestamp();
            await KillAsync(kill.Victim);
            done.Add((kill.Victim, Stopwatch.GetElapsedTime(began)));
        }
    }

    private async Task KillAsync(Victim victim)
    {
        if (victim == Victim.PostgreSql)
        {
            cluster.Kill();
            await cluster.StartAgainAsync(cancellation);
            await Task.WhenAll(replicas.Select(replica => replica.ReadyAsync(cancellation)));
            return;
        }

        var replica = replicas[(int)victim];
        replica.Kill();
        replica.Start();
        await replica.ReadyAsync(cancellation);
    }
}
