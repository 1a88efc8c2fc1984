namespace Matching.People;

/// <summary>How near something is to a person, nearest first. Whoever may touch what stands in one circle may touch what stands in those before it.</summary>
public enum Circle
{
    /// <summary>Nothing stands here: nobody may.</summary>
    Nobody,

    /// <summary>The person's own.</summary>
    Own,

    /// <summary>Somebody else's who shares it with the person: the other side of a booking, a request or an offer.</summary>
    Party,

    /// <summary>Of a session in a seat that the person organises.</summary>
    Seat,

    /// <summary>Of the person's campaign.</summary>
    Campaign,

    /// <summary>Of another campaign, or of none.</summary>
    Everywhere,
}
