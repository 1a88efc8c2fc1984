namespace Matching.People;

/// <summary>What is known of a person's age.</summary>
public enum PersonAge
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>18 or more.</summary>
    Adult,

    /// <summary>16 or 17.</summary>
    SixteenOrSeventeen,
}
