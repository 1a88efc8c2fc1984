using Matching.Storage;
using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Npgsql;
using Kind = Matching.V1.WatchOfferResponse.Types.Kind.Types.Value;

namespace Matching.Tests.Watching;

/// <summary>
/// Whoever has seen an event's number has missed none before it, in whatever order writers begin, write and commit: the number is taken under the offer's row lock.
/// </summary>
public sealed class CommitOrderTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Happen = "insert into offer_event (offer_id, kind, created_at) values ($1, $2, now())";

    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_second_to_write_waits_for_the_first_to_commit()
    {
        var offer = await host.OfferAsync("Ann", await host.Lifts.SessionAsync(9_000), 1_000);
        using var watcher = new Watcher(host.As("Ann"), offer);
        await watcher.NextAsync();
        await using var a = await WriterAsync();
        await using var b = await WriterAsync();
        await HappenAsync(a, offer.Id, "LATE");
        var second = HappenAsync(b, offer.Id, "NO_SHOW");
        await BlockedAsync(b);
        Assert.False(second.IsCompleted);
        await a.Transaction.CommitAsync(Cancel);
        await second;
        await b.Transaction.CommitAsync(Cancel);
        Assert.Equal([Kind.Late, Kind.NoShow], await watcher.KindsAsync(2));
        Assert.Equal([(1, "LATE"), (2, "NO_SHOW")], await NumbersAsync(offer.Id));
    }

    [Fact]
    public async Task Who_begins_first_and_commits_last_has_the_greater_number()
    {
        var offer = await host.OfferAsync("Ann", await host.Lifts.SessionAsync(9_000), 1_000);
        using var watcher = new Watcher(host.As("Ann"), offer);
        await watcher.NextAsync();
        await using var a = await WriterAsync();
        await using var b = await WriterAsync();
        await HappenAsync(b, offer.Id, "NO_SHOW");
        await b.Transaction.CommitAsync(Cancel);
        Assert.Equal([Kind.NoShow], await watcher.KindsAsync(1));
        await HappenAsync(a, offer.Id, "LATE");
        await a.Transaction.CommitAsync(Cancel);
        Assert.Equal([Kind.Late], await watcher.KindsAsync(1));
        Assert.Equal([(1, "NO_SHOW"), (2, "LATE")], await NumbersAsync(offer.Id));
    }

    [Fact]
    public async Task A_writer_that_gives_up_leaves_no_gap()
    {
        var offer = await host.OfferAsync("Ann", await host.Lifts.SessionAsync(9_000), 1_000);
        using var watcher = new Watcher(host.As("Ann"), offer);
        await watcher.NextAsync();
        await using (var a = await WriterAsync())
        {
            await HappenAsync(a, offer.Id, "LATE");
        }

        await using var b = await WriterAsync();
        await HappenAsync(b, offer.Id, "NO_SHOW");
        await b.Transaction.CommitAsync(Cancel);
        Assert.Equal([Kind.NoShow], await watcher.KindsAsync(1));
        Assert.Equal([(1, "NO_SHOW")], await NumbersAsync(offer.Id));
    }

    private async Task<IReadOnlyList<(long Number, string Kind)>> NumbersAsync(string offer) => await host.QueryAsync(
        "select number, kind from offer_event where offer_id = $1 order by number", row => (row.GetInt64(0), row.GetString(1)), Guid.Parse(offer));

    private static async Task HappenAsync(Writer writer, string offer, string kind)
    {
        await using var command = writer.Connection.Command(Happen, Guid.Parse(offer), kind);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>Ends when a writer waits for a lock.</summary>
    private async Task BlockedAsync(Writer writer)
    {
        while ((await host.QueryAsync("select cardinality(pg_blocking_pids($1))", row => row.GetInt32(0), writer.Connection.ProcessID))[0] == 0)
        {
            Cancel.ThrowIfCancellationRequested();
        }
    }

    private async Task<Writer> WriterAsync()
    {
        var connection = await database.Source.OpenConnectionAsync(Cancel);
        var transaction = await connection.BeginTransactionAsync(Cancel);

        // A snapshot of its own: it has truly begun.
        await connection.RunAsync("select 1", Cancel);
        return new Writer(connection, transaction);
    }

    private sealed record Writer(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
