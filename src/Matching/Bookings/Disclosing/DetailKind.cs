namespace Matching.Bookings.Disclosing;

/// <summary>What of one side of a booking the other is shown in its time.</summary>
public enum DetailKind
{
    /// <summary>The contact that they chose.</summary>
    Contact,

    /// <summary>Their own place, at which they are met.</summary>
    Home,

    /// <summary>How to know their car.</summary>
    Car,

    /// <summary>That they are 16 or 17.</summary>
    Age,
}
