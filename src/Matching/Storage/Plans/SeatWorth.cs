namespace Matching.Storage.Plans;

/// <summary>What a session's seat is to the campaign that plans.</summary>
/// <param name="Weight">Weight of the seat.</param>
/// <param name="Margin">Its margin, a share of the valid votes.</param>
internal sealed record SeatWorth(double Weight, double Margin)
{
    /// <summary>Nothing is known of any seat: one counts as much as another.</summary>
    public static readonly SeatWorth Unknown = new(1, 0);

    /// <summary>A seat that the campaign does not care for.</summary>
    public static readonly SeatWorth Nothing = new(0, 1);
}
