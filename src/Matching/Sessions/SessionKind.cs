namespace Matching.Sessions;

/// <summary>What is done at a session.</summary>
public enum SessionKind
{
    /// <summary>Talking to people at their doors.</summary>
    Canvass,

    /// <summary>Delivering leaflets.</summary>
    Leaflet,

    /// <summary>Helping on polling day.</summary>
    PollingDay,

    /// <summary>Calling people.</summary>
    PhoneBank,
}
