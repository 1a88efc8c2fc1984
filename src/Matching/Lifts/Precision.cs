namespace Matching.Lifts;

/// <summary>How much of where people live may show in what a search finds.</summary>
public enum Precision
{
    /// <summary>Judged and ordered exactly: for the service's own decisions.</summary>
    Exact,

    /// <summary>Judged exactly, told and ordered in <see cref="Rough"/> figures: for the passenger of a stored request.</summary>
    Rounded,

    /// <summary>
    /// Judged as though every driver lived at their <see cref="StandIn"/>, and everybody aboard boarded at the centre of their <see cref="OriginCell"/>, and told in rough figures:
    /// for whoever searches without a stored request, who may do so as often as they like. The answers are then the same for every home in a cell, and lead past it.
    /// </summary>
    StandIns,
}
