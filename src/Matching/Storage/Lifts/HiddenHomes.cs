using Matching.Lifts;

namespace Matching.Storage.Lifts;

/// <summary>Puts in place of a driver's home what others are to see and to be answered by.</summary>
internal static class HiddenHomes
{
    /// <summary>The terms with what stands in for their origin. A coach starts at a public stop.</summary>
    public static LiftTerms Hidden(this LiftTerms terms, IOriginVault vault, string driver) =>
        terms.IsCoach ? terms : terms with { Origin = terms.Origin with { Blurred = StandIn.Of(vault, driver, terms.Origin.Point) } };
}
