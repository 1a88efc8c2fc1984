using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Storage.Bookings;

/// <summary>Keeps bookings in the database.</summary>
internal sealed class BookingStore(
    Database source, BookingMaker maker, BookingAccepter accepter, BookingDecliner decliner, BookingNotices notices, IOriginVault vault) : IBookings
{
    private static readonly string Page = BookingRow.Statement("Bookings/page.sql");

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<Booking>>> CreateAsync(WriteKey key, Caller caller, BookingWish wish, CancellationToken cancellation)
    {
        var made = await maker.CreateAsync(key, caller, wish, cancellation);
        return made.TryGet(out var rows, out var failure) ? rows.Rows.Select(row => row.Open(vault)).ToList() : failure;
    }

    /// <inheritdoc />
    public async Task<Booking?> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        var row = await BookingEnder.FindRowAsync(connection, id, cancellation);
        return row is not null && caller.Reaches(row.Booking.Whose()) ? row.Open(vault) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Booking>> PageAsync(Caller caller, BookingQuery query, Guid? after, int size, CancellationToken cancellation)
    {
        var beside = caller.Scope;
        await using var command = source.Command(
            Page, caller.Subject, query.OfferId, query.RequestId, query.SessionId, beside is not null, beside?.Campaign, beside?.Seats?.ToArray(),
            query.IncludeEnded, after, size);
        return [.. (await command.ReadAllAsync(BookingRow.Read, cancellation)).Select(row => row.Open(vault))];
    }

    /// <inheritdoc />
    public Task<Result<Booking>> AcceptAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation) =>
        OpenAsync(accepter.AcceptAsync(key, caller, id, version, cancellation));

    /// <inheritdoc />
    public Task<Result<Booking>> DeclineAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation) =>
        OpenAsync(decliner.EndAsync(key, caller, id, version, BookingState.Declined, cancellation));

    /// <inheritdoc />
    public Task<Result<Booking>> CancelAsync(WriteKey key, Caller caller, Guid id, long? version, CancellationToken cancellation) =>
        OpenAsync(decliner.EndAsync(key, caller, id, version, BookingState.Cancelled, cancellation));

    /// <inheritdoc />
    public Task<Result<Booking>> SayAsync(WriteKey key, Caller caller, Guid id, NoticeWish wish, CancellationToken cancellation) =>
        OpenAsync(notices.SayAsync(key, caller, id, wish, cancellation));

    private async Task<Result<Booking>> OpenAsync(Task<Result<BookingRow>> write) => (await write).Then<Booking>(row => row.Open(vault));
}
