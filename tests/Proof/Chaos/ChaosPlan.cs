namespace Proof.Chaos;

/// <summary>What a run does; the seed decides what clients want and after which operations something is killed.</summary>
public sealed record ChaosPlan
{
    /// <summary>Decides everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Clients at once, each a person with a token; every third one drives.</summary>
    public int Clients { get; init; } = 200;

    /// <summary>Operations of all clients together.</summary>
    public int Operations { get; init; } = 20_000;

    /// <summary>Kills, in turn of a replica and of PostgreSQL.</summary>
    public int Kills { get; init; } = 12;

    /// <summary>Sessions that they want to reach.</summary>
    public int Sessions { get; init; } = 12;

    /// <summary>Where the history is kept if a property does not hold.</summary>
    public string HistoryFolder { get; init; } = Path.GetTempPath();

    /// <summary>After which operations something is killed, and what.</summary>
    internal IReadOnlyList<Kill> DrawKills()
    {
        var random = new Random(Seed);
        var share = Operations / (Kills + 1.0);
        return [.. Enumerable.Range(0, Kills).Select(turn => new Kill(
            (int)(share * (turn + 0.5 + random.NextDouble())), turn % 2 == 0 ? (Victim)random.Next(2) : Victim.PostgreSql))];
    }
}
