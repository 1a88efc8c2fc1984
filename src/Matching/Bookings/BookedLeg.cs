using Matching.Geo;
using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>One leg of a booking: expected while it is requested, promised once it is accepted.</summary>
public sealed record BookedLeg
{
    /// <summary>Which way.</summary>
    public required LegDirection Direction { get; init; }

    /// <summary>Where the party boards outward, or gets out on the return. Exact: only the two parties of an accepted booking may see it.</summary>
    public required GridPoint Home { get; init; }

    /// <summary>Name of the public meeting point; empty where it is the party's own place.</summary>
    public required string MeetingPoint { get; init; }

    /// <summary>Straight metres between it and the passenger's own place.</summary>
    public required double WalkMetres { get; init; }

    /// <summary>Driver's time added, in seconds, when the seat was planned.</summary>
    public required double AddedSeconds { get; init; }

    /// <summary>When the party boards, in whole minutes: not after it does.</summary>
    public required DateTimeOffset PickupAt { get; init; }

    /// <summary>When the party was promised to board at acceptance, which later times stay near to for ever; null while it is only asked for.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When the party gets out, in whole minutes: not before it does.</summary>
    public required DateTimeOffset DropoffAt { get; init; }

    /// <summary>True where the travel times are not those of the road engine.</summary>
    public bool Approximate { get; init; }
}
