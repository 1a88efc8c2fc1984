namespace Matching.Sessions;

/// <summary>Where a sign-up is in its life.</summary>
public enum SignUpState
{
    /// <summary>Has a place.</summary>
    Going,

    /// <summary>On the waiting list.</summary>
    Waiting,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Asked by a plan: a place is held until they answer.</summary>
    Requested,
}
