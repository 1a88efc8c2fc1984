using Microsoft.Extensions.Caching.Memory;

namespace Matching.Seats;

/// <summary>Tiles of the seats as one asker sees them, drawn once and kept while there is room and their release answers.</summary>
internal sealed class SeatTiles(ISeatTiles draw) : IDisposable
{
    private const long RoomBytes = 32 << 20;

    /// <summary>What an entry costs beside its bytes, roughly.</summary>
    private const int EntryBytes = 400;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = RoomBytes });

    /// <summary>The tile; empty where no seat may show in it.</summary>
    public async ValueTask<byte[]> GetAsync(MarginalView view, SeatTile tile, CancellationToken cancellation)
    {
        var key = new Key(view.Atlas.Number, view.Criteria, tile);
        if (kept.TryGetValue(key, out byte[]? known))
        {
            return known!;
        }

        var seats = SeatsIn(view, tile);
        var bytes = seats.Count == 0 ? [] : await draw.DrawAsync(tile, view.Atlas.BoundarySet, seats, cancellation);
        return kept.Set(key, bytes, new MemoryCacheEntryOptions { Size = bytes.Length + EntryBytes });
    }

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();

    private static List<TileSeat> SeatsIn(MarginalView view, SeatTile tile)
    {
        if (tile.GridBox() is not { } box)
        {
            return [];
        }

        return
        [
            .. from seat in view.Atlas.Seats
               where seat.Outline.Envelope.Meets(box)
               let marginal = view.Marginals.Find(seat.Code)
               select new TileSeat(seat.Code, marginal is not null, marginal?.Marginality ?? MarginOf(view, seat)),
        ];
    }

    private static Marginality? MarginOf(MarginalView view, Seat seat) =>
        view.Results.Find(seat.Code) is { } result ? Marginality.Of(result, view.Criteria.Party) : null;

    private sealed record Key(long Atlas, MarginalCriteria Criteria, SeatTile Tile);
}
