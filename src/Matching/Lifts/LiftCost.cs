namespace Matching.Lifts;

/// <summary>What a lift costs its passengers. There is never a price: this service is no taxi.</summary>
public enum LiftCost
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A share of the fuel, as driver and passengers agree among themselves.</summary>
    SharedFuel,
}
