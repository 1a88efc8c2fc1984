namespace Matching.Lifts;

/// <summary>Judges where a party fits into a leg.</summary>
internal interface ILegJudge
{
    /// <summary>The best way to fit the party in; null where there is none.</summary>
    LegFit? Best(Leg leg, in Ride ride);
}
