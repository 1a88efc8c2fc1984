namespace Matching.Seats;

/// <summary>How nearest marginal seats are ordered.</summary>
internal enum Rank
{
    /// <summary>By metres to the outline.</summary>
    Distance,

    /// <summary>By minutes to the best open session, or to the hub where there is none.</summary>
    TravelTime,

    /// <summary>By weight, closeness, shortfall and nearness together.</summary>
    Need,
}
