namespace Matching.Tests.Walk;

/// <summary>How the thing of a call stands to the caller, whose campaign is <c>demo</c>.</summary>
public enum Where
{
    /// <summary>Theirs, in Westby.</summary>
    Own,

    /// <summary>Another's who shares it with them, in Westby.</summary>
    Party,

    /// <summary>Another's in Westby.</summary>
    Westby,

    /// <summary>Another's in Eastby.</summary>
    Eastby,

    /// <summary>Another's in the campaign <c>other</c>.</summary>
    Elsewhere,
}
