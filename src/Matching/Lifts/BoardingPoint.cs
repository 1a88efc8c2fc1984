using Matching.Geo;

namespace Matching.Lifts;

/// <summary>Where a passenger may board or get out near home.</summary>
/// <param name="Point">The point.</param>
/// <param name="WalkMetres">Straight metres between it and the passenger's own place.</param>
/// <param name="Name">Name of the meeting point; empty for the passenger's own place.</param>
public sealed record BoardingPoint(GridPoint Point, double WalkMetres, string Name)
{
    /// <summary>True for the passenger's own place, which is used only where both agree.</summary>
    public bool IsOwn => Name.Length == 0;
}
