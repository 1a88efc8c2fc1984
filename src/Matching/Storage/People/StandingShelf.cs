using System.Collections.Concurrent;
using Matching.People;

namespace Matching.Storage.People;

/// <summary>
/// What people may do, read once and kept until it is heard to have changed, for a day at most: every call with a token asks. Where the listener was away, all is forgotten.
/// Whoever asks uses the service, which is noted once a day: by it is known who was away for long.
/// </summary>
internal sealed class StandingShelf(Database source, PersonMaker people, TimeProvider clock) : IStandings, IChangeHandler
{
    /// <summary>Kept at most; past it the shelf begins anew, which costs each one round trip.</summary>
    private const int Most = 200_000;

    private static readonly string One = Sql.Read("People/standing.sql");
    private static readonly string Seen = Sql.Read("People/person_seen.sql");
    private static readonly string Erased = Sql.Read("People/erased_since.sql");
    private static readonly string Confirm = Sql.Read("People/person_confirm.sql");

    private static readonly Standing Gone = new(Guid.Empty, PersonState.Erased, "", Role.Volunteer, null);

    private readonly ConcurrentDictionary<string, (Standing Standing, DateTimeOffset Until)> known = new(StringComparer.Ordinal);
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
        return known.TryGetValue(name, out var kept) && clock.GetUtcNow() < kept.Until ? new(kept.Standing) : new(ReadAsync(name, campaign, subject, cancellation));
    }

    /// <inheritdoc />
    public async Task<Standing?> ArriveAsync(string campaign, string subject, string firstName, EmailAddress? verified, DateTimeOffset issuedAt, CancellationToken cancellation)
    {
        if (await FindAsync(campaign, subject, cancellation) is { } standing)
        {
            return standing;
        }

        // Who is not found now was erased before, if at all: the erasure is seen.
        await using var ask = source.Everywhere.Command(Erased, campaign, subject, issuedAt);
        if (await ask.ExecuteScalarAsync(cancellation) is true)
        {
            return Gone;
        }

        await people.TakeInAsync(campaign, subject, firstName, verified, clock.GetStorableNow(), cancellation);
        return await FindAsync(campaign, subject, cancellation);
    }

    private async Task<Standing?> ReadAsync(string name, string campaign, string subject, CancellationToken cancellation)
    {
        // Counted before reading: what changes while the row is read is not kept.
        var before = Interlocked.Read(ref changes);
        var now = clock.GetStorableNow();
        var read = await RowAsync(campaign, subject, now, cancellation);
        if (read is { Unseen: true })
        {
            await SeeAsync(read.Standing, now, cancellation);
            // What they are now: back, or erased in the moment before.
            read = await RowAsync(campaign, subject, now, cancellation);
        }

        if (read is null)
        {
            return null;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[name] = (read.Standing, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
        if (Interlocked.Read(ref changes) != before)
        {
            known.TryRemove(name, out _);
        }

        return read.Standing;
    }

    private async Task<Row?> RowAsync(string campaign, string subject, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(One, campaign, subject, now);
        return await command.ReadOneAsync(row => new Row(people.ReadStanding(row), row.GetBoolean(9)), cancellation);
    }

    private async Task SeeAsync(Standing standing, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var see = source.Everywhere.Command(standing.State == PersonState.Asked ? Confirm : Seen, standing.Person, now);
        await see.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record Row(Standing Standing, bool Unseen);
}
