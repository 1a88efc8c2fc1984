using Matching.Geo;

namespace Proof.Chaos.Stored;

/// <summary>A row of the cars' stops.</summary>
public sealed record StoredStop(Guid OfferId, string Direction, int Ordinal, Guid BookingId, int LoadChange)
{
    /// <summary>Where it is, opened.</summary>
    public GridPoint Point { get; init; }
}
