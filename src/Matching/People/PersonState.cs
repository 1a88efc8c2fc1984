namespace Matching.People;

/// <summary>How far a person has come.</summary>
public enum PersonState
{
    /// <summary>Somebody put them on a list; they have not said yes.</summary>
    Unconfirmed,

    /// <summary>They take part.</summary>
    Active,

    /// <summary>Long unseen, and asked whether they want to stay.</summary>
    Asked,

    /// <summary>Nothing that tells who they were is left.</summary>
    Erased,
}
