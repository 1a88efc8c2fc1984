
namespace Matching.People.Lists;

/// <summary>Why an address is never mailed again by a list.</summary>
public enum SuppressionReason
{
    /// <summary>Its owner said so.</summary>
    OptOut,

    /// <summary>There is no such address.</summary>
    Bounce,
}
