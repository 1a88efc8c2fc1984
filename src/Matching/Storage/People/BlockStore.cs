using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.People;

/// <summary>Keeps blocks in the database.</summary>
internal sealed class BlockStore(Database source, OnceWriter once, BlockedBookings bookings, TimeProvider clock) : IBlocks
{
    /// <summary>Each keeps bookings waiting for a moment.</summary>
    private const int MostADay = 100;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Failure TooMany = new(Reason.RateLimited, $"You have blocked {MostADay} people within a day; go on tomorrow.");
    private static readonly Failure Busy = new(Reason.Unavailable, "Many book at this moment; try again.");

    private static readonly string Made = Sql.Read("People/block_made.sql");
    private static readonly string Insert = Sql.Read("People/block_insert.sql");
    private static readonly string Get = Sql.Read("People/block_get.sql");
    private static readonly string Delete = Sql.Read("People/block_delete.sql");
    private static readonly string Page = Sql.Read("People/block_page.sql");
    private static readonly string PersonBehind = Sql.Read("People/person_behind.sql");

    /// <inheritdoc />
    public async Task<Result<Block>> BlockAsync(WriteKey key, Caller caller, BlockTarget target, CancellationToken cancellation)
    {
        try
        {
            return await once.RunAsync(key, (connection, cancel) => BlockAsync(connection, caller, target, cancel), cancellation);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return Busy;
        }
    }

    /// <inheritdoc />
    public Task<Result<Block>> UnblockAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation) => once.RunAsync<Block>(
        key,
        async (connection, cancel) =>
        {
            await using var delete = connection.Command(Delete, id);
            return await delete.ReadOneAsync(Read, cancel) is { } ended && caller.Reaches(ended.Whose())
                ? ended
                : new Failure(Reason.BlockNotFound, "You have no such block.");
        },
        cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Block>> PageAsync(string blocker, Guid? after, int size, CancellationToken cancellation)
    {
        await using var page = source.Command(Page, blocker, after, size);
        return await page.ReadAllAsync(Read, cancellation);
    }

    private async Task<Result<Block>> BlockAsync(NpgsqlConnection connection, Caller caller, BlockTarget target, CancellationToken cancellation)
    {
        await using var find = connection.Command(PersonBehind, caller.Subject, target.Booking, target.LiftOffer, target.LiftRequest);
        if (await find.ReadOneAsync(row => new Person(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation) is not { } person)
        {
            return Unknown(target);
        }

        if (person.Subject == caller.Subject)
        {
            return Failure.Invalid([new FieldFault(target.LiftOffer is null ? "block.lift_request" : "block.lift_offer", "Must not be your own.")]);
        }

        if (!caller.Reaches(new Whose(person.Campaign)))
        {
            return new Failure(Reason.PermissionDenied, "You can only block people of your own campaign.");
        }

        // Nobody waits for what changes nothing, or may not be.
        if (await FindAsync(connection, caller, person, cancellation) is { } stands)
        {
            return stands;
        }

        var now = clock.GetStorableNow();
        await using var count = connection.Command(Made, caller.Subject, now, now - Day);
        if (await count.ExecuteScalarAsync(cancellation) is > MostADay)
        {
            return TooMany;
        }

        await BlockLock.HoldAsync(connection, cancellation);
        await using var insert = connection.Command(Insert, Guid.CreateVersion7(now), person.Campaign, caller.Subject, person.Subject, person.Name, now);
        if (await insert.ReadOneAsync(Read, cancellation) is { } made)
        {
            await bookings.EndAsync(connection, made, cancellation);
            return made;
        }

        return (await FindAsync(connection, caller, person, cancellation))!;
    }

    private static async Task<Block?> FindAsync(NpgsqlConnection connection, Caller caller, Person person, CancellationToken cancellation)
    {
        await using var get = connection.Command(Get, caller.Subject, person.Subject, person.Campaign);
        return await get.ReadOneAsync(Read, cancellation);
    }

    private static Failure Unknown(BlockTarget target) =>
        target.Booking is not null ? new Failure(Reason.BookingNotFound, "You have no such booking.")
        : target.LiftOffer is not null ? new Failure(Reason.LiftOfferNotFound, "There is no such offer.")
        : new Failure(Reason.LiftRequestNotFound, "Nobody has asked you for a seat by such a request.");

    private static Block Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5));

    private sealed record Person(string Campaign, string Subject, string Name);
}
