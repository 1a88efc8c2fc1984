namespace Matching.People.Consents;

/// <summary>What somebody's data may be used for, if they say so.</summary>
public enum ConsentPurpose
{
    /// <summary>Signing up to sessions, offering lifts and asking for them. That somebody campaigns for a party is special-category data, so nothing of this is done without a yes.</summary>
    TakingPart,

    /// <summary>Showing the contact that they chose to the other side of an accepted booking.</summary>
    ContactSharing,

    /// <summary>Telling them what happens to their sessions and lifts.</summary>
    Messages,
}
