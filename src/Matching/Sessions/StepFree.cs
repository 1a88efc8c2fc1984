namespace Matching.Sessions;

/// <summary>Step-free access, with unknown told apart from no.</summary>
public enum StepFree
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
