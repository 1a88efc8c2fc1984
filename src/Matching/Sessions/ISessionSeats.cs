using Matching.Geo;

namespace Matching.Sessions;

/// <summary>Finds the seat that a session is in.</summary>
public interface ISessionSeats
{
    /// <summary>The seat that covers the point, else the nearest whose outline is within <paramref name="within"/> metres; null where none is.</summary>
    Task<SeatAt?> AtAsync(string boundarySet, GridPoint point, double within, CancellationToken cancellation);

    /// <summary>The seat of this code, with its distance from the point if one is given; null where the boundary set has no such seat.</summary>
    Task<SeatAt?> FindAsync(string boundarySet, string code, GridPoint? point, CancellationToken cancellation);
}
