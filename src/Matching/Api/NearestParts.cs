using System.Runtime.CompilerServices;
using Matching.Seats;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>
/// The parts of an answer that are the same wherever a marginal seat is asked for from. They are made once for as long as the seat's release is
/// loaded, and shared by answers, which only read them.
/// </summary>
/// <param name="Seat">The seat in short.</param>
/// <param name="Marginality">What makes it marginal.</param>
internal sealed record NearestParts(Wire.NearestMarginal.Types.SeatSummary Seat, Wire.Marginality Marginality)
{
    private static readonly ConditionalWeakTable<MarginalSeat, NearestParts> Made = [];

    /// <summary>The parts of a seat.</summary>
    public static NearestParts Of(MarginalSeat marginal) =>
        Made.GetValue(marginal, static made => new NearestParts(made.Seat.ToSummary(), made.Marginality.ToWire()));
}
