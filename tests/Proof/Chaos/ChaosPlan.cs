using Matching.People;

namespace Proof.Chaos;

/// <summary>What a run does; the seed decides what clients want and after which operations something is killed.</summary>
public sealed record ChaosPlan
{
    /// <summary>Decides everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Clients at once, each a person with a token; of twelve one is an organiser who runs coaches, four drive, seven ride.</summary>
    public int Clients { get; init; } = 200;

    /// <summary>Operations of all clients together.</summary>
    public int Operations { get; init; } = 20_000;

    /// <summary>Kills, in turn of a replica and of PostgreSQL.</summary>
    public int Kills { get; init; } = 12;

    /// <summary>Sessions that they want to reach.</summary>
    public int Sessions { get; init; } = 12;

    /// <summary>Where the history is kept if a property does not hold.</summary>
    public string HistoryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Most people at a session.</summary>
    internal int Maximum => Math.Max(10, Clients);

    /// <summary>What a client may do.</summary>
    internal Role RoleOf(int client) => client % 12 == 11 ? Role.Organiser : Role.Volunteer;

    /// <summary>After which operations something is killed, and what.</summary>
    internal IReadOnlyList<Kill> DrawKills()
    {
        var random = new Random(Seed);
        var share = Operations / (Kills + 1.0);
        return [.. Enumerable.Range(0, Kills).Select(turn => new Kill(
            (int)(share * (turn + 0.5 + random.NextDouble())), turn % 2 == 0 ? (Victim)random.Next(2) : Victim.PostgreSql))];
    }
}
