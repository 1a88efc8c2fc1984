namespace Matching.People;

/// <summary>How the other side of an accepted booking may reach a person.</summary>
public enum ContactChoice
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the address of electronic mail.</summary>
    Email,

    /// <summary>By telephone.</summary>
    Phone,
}
