using Matching.Geo;
using Matching.Travel;

namespace Matching.Lifts;

/// <summary>Times of an engine that answers from a formula.</summary>
internal sealed class InstantLegTimes(IInstantTravelTimes engine) : ILegTimes
{
    /// <inheritdoc />
    public bool Approximate => false;

    /// <inheritdoc />
    public double Seconds(GridPoint from, GridPoint to) => engine.Seconds(from, to);
}
