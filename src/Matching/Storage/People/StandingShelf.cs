using System.Collections.Concurrent;
using Matching.People;

namespace Matching.Storage.People;

/// <summary>
/// What people may do, read once and kept until it is heard to have changed: every call with a token asks. Where the listener was away, all is forgotten.
/// </summary>
internal sealed class StandingShelf(Database source, PersonMaker people, TimeProvider clock) : IStandings, IChangeHandler
{
    /// <summary>Kept at most; past it the shelf begins anew, which costs each one round trip.</summary>
    private const int Most = 200_000;

    private static readonly string One = Sql.Read("People/standing.sql");

    private readonly ConcurrentDictionary<string, Standing> known = new(StringComparer.Ordinal);
    private long changes;

    /// <inheritdoc />
    public string Channel => "people";

    /// <inheritdoc />
    public void Changed()
    {
        Interlocked.Increment(ref changes);
        known.Clear();
    }

    /// <inheritdoc />
    public void Heard(string payload)
    {
        Interlocked.Increment(ref changes);
        known.TryRemove(payload, out _);
    }

    /// <inheritdoc />
    public ValueTask<Standing?> FindAsync(string campaign, string subject, CancellationToken cancellation)
    {
        var name = $"{campaign} {subject}";
        return known.TryGetValue(name, out var standing) ? new(standing) : new(ReadAsync(name, campaign, subject, cancellation));
    }

    /// <inheritdoc />
    public async Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, CancellationToken cancellation)
    {
        if (await FindAsync(campaign, subject, cancellation) is { } standing)
        {
            return standing;
        }

        await people.TakeInAsync(campaign, subject, firstName, verified, clock.GetStorableNow(), cancellation);
        return await FindAsync(campaign, subject, cancellation);
    }

    private async Task<Standing?> ReadAsync(string name, string campaign, string subject, CancellationToken cancellation)
    {
        // Counted before reading: what changes while the row is read is not kept.
        var before = Interlocked.Read(ref changes);
        await using var command = source.Everywhere.Command(One, campaign, subject);
        if (await command.ReadOneAsync(people.ReadStanding, cancellation) is not { } standing)
        {
            return null;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[name] = standing;
        if (Interlocked.Read(ref changes) != before)
        {
            known.TryRemove(name, out _);
        }

        return standing;
    }
}
