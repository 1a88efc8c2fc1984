namespace Matching.Bookings.Disclosing;

/// <summary>What of one side of a booking the other is shown in its time.</summary>
public enum DetailKind
{
    /// <summary>The contact that they chose.</summary>
    Contact,

    /// <summary>The place at which they are met: their own, or a public point near it.</summary>
    Home,

    /// <summary>How to know their car.</summary>
    Car,

    /// <summary>That they are 16 or 17.</summary>
    Age,
}
