using Proof.Chaos.Histories;

namespace Proof.Chaos.Checks;

/// <summary>What a thing may still become, in one step or more.</summary>
internal static class Life
{
    /// <summary>Tells whether a thing that was in one state may be in another later.</summary>
    public static bool MayBecome(Thing thing, string from, string to) => from == to || (thing, from) switch
    {
        (Thing.Offer, "ACTIVE") => to == "CANCELLED",
        (Thing.Request, "OPEN") => to == "CANCELLED",
        (Thing.Session, "SCHEDULED") => to == "CANCELLED",
        (Thing.Booking, "REQUESTED") => to is "ACCEPTED" or "DECLINED" or "EXPIRED" or "CANCELLED" or "COMPLETED",
        (Thing.Booking, "ACCEPTED") => to is "CANCELLED" or "COMPLETED",
        _ => false,
    };
}
