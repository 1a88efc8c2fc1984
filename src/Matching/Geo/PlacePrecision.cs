namespace Matching.Geo;

/// <summary>How exactly a place's point is known.</summary>
public enum PlacePrecision
{
    /// <summary>The caller's own coordinates.</summary>
    Exact,

    /// <summary>The point of one unit postcode.</summary>
    Unit,

    /// <summary>The centre of a postcode sector.</summary>
    Sector,

    /// <summary>The centre of a postcode district.</summary>
    Outcode,
}
