namespace Proof.Chaos.Histories;

/// <summary>What a client may make.</summary>
public enum Thing
{
    /// <summary>A lift offer.</summary>
    Offer,

    /// <summary>A lift request.</summary>
    Request,

    /// <summary>A booking.</summary>
    Booking,

    /// <summary>A session.</summary>
    Session,
}
