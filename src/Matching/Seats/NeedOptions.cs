using System.ComponentModel.DataAnnotations;

namespace Matching.Seats;

/// <summary>The constants of the rank <see cref="Rank.Need"/>, under the section <c>Matching:Need</c>.</summary>
internal sealed class NeedOptions
{
    /// <summary>Margin at which a seat counts for 1/e of one without any margin.</summary>
    [Range(0.001, 1)]
    public double MarginScale { get; set; } = 0.03;

    /// <summary>Minutes that halve what a seat counts for.</summary>
    [Range(1, 1440)]
    public double HalfLifeMinutes { get; set; } = 45;

    /// <summary>Shortfall of a seat where nobody has said how many are wanted: somebody should start a session there.</summary>
    [Range(0, 1)]
    public double ShortfallWhereNoneWanted { get; set; } = 0.5;
}
