namespace Matching.Bookings.Watching;

/// <summary>What those who watch an offer are told of.</summary>
public enum OfferEventKind
{
    /// <summary>Nothing happened: all as it stands.</summary>
    Snapshot,

    /// <summary>Nothing happened: the stream lives.</summary>
    Heartbeat,

    /// <summary>The driver changed the offer.</summary>
    OfferChanged,

    /// <summary>The offer is cancelled.</summary>
    OfferCancelled,

    /// <summary>The session's time or place changed.</summary>
    SessionChanged,

    /// <summary>A seat was asked for.</summary>
    BookingRequested,

    /// <summary>A seat is held.</summary>
    BookingAccepted,

    /// <summary>Somebody said no.</summary>
    BookingDeclined,

    /// <summary>Nobody answered in time.</summary>
    BookingExpired,

    /// <summary>A booking was called off, or its car or session was.</summary>
    BookingCancelled,

    /// <summary>The journey is over.</summary>
    BookingCompleted,

    /// <summary>A booking's times, places or party changed.</summary>
    BookingChanged,

    /// <summary>Somebody is late.</summary>
    Late,

    /// <summary>Somebody was not there.</summary>
    NoShow,
}
