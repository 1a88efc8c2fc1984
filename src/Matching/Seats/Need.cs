namespace Matching.Seats;

/// <summary>How much a volunteer is needed in a seat: the product of four factors, kept so that a person can see why a seat stands where it does.</summary>
/// <param name="Weight">The campaign's weight of the seat.</param>
/// <param name="Closeness">How close the result was, 0 to 1.</param>
/// <param name="Shortfall">Share of the wanted volunteers still missing, 0 to 1.</param>
/// <param name="Nearness">How reachable it is, 0 to 1.</param>
internal sealed record Need(double Weight, double Closeness, double Shortfall, double Nearness)
{
    /// <summary>The product.</summary>
    public double Score => Weight * Closeness * Shortfall * Nearness;

    /// <summary>The need of a seat so many minutes away.</summary>
    public static Need Of(Marginality marginality, SeatSessions sessions, double minutes, NeedOptions options) =>
        new(
            marginality.Weight,
            Math.Exp(-marginality.MarginShare / options.MarginScale),
            sessions.Shortfall ?? options.ShortfallWhereNoneWanted,
            Math.Pow(2, -minutes / options.HalfLifeMinutes));
}
