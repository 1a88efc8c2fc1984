namespace Matching.People;

/// <summary>What a person may do in a campaign; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Signs up, offers and asks for lifts.</summary>
    Volunteer = 1,

    /// <summary>Runs sessions.</summary>
    Organiser = 2,

    /// <summary>Creates and changes campaigns.</summary>
    Administrator = 3,
}
