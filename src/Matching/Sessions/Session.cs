using Matching.Geo;
using Matching.People;

namespace Matching.Sessions;

/// <summary>Volunteers meet at a point in a seat, from-until.</summary>
public sealed record Session
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Boundary set of the seat.</summary>
    public required string BoundarySet { get; init; }

    /// <summary>GSS code of the seat.</summary>
    public required string SeatCode { get; init; }

    /// <summary>What is done there.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>Where people meet in WGS84; null only where remote.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>Where people meet in the grid; null only where remote.</summary>
    public GridPoint? Grid { get; init; }

    /// <summary>The address in words.</summary>
    public string Address { get; init; } = "";

    /// <summary>Start.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>End.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>People wanted.</summary>
    public required int Wanted { get; init; }

    /// <summary>Most people that may come.</summary>
    public required int Maximum { get; init; }

    /// <summary>Name to ask for.</summary>
    public string OrganiserName { get; init; } = "";

    /// <summary>What to bring.</summary>
    public string Bring { get; init; } = "";

    /// <summary>Step-free access.</summary>
    public StepFree StepFree { get; init; }

    /// <summary>True where nobody travels.</summary>
    public bool Remote { get; init; }

    /// <summary>True where it was cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>People signed up, parties counted whole.</summary>
    public int SignedUp { get; init; }

    /// <summary>People on the waiting list.</summary>
    public int Waiting { get; init; }

    /// <summary>People for whom places are held until they answer.</summary>
    public int Asked { get; init; }

    /// <summary>True where generated for demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>Version of what is stored, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Places left, never below 0 even where the maximum was lowered.</summary>
    public int PlacesLeft => Math.Max(0, Maximum - SignedUp - Asked);

    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Campaign, SeatCode);

    /// <summary>Tells whether nobody can join any more: cancelled or ended.</summary>
    public bool IsClosed(DateTimeOffset now) => Cancelled || EndsAt <= now;

    /// <summary>Tells whether people can still come: not cancelled, not ended, places left, not remote, overlapping the window.</summary>
    public bool IsOpen(DateTimeOffset now, DateTimeOffset from, DateTimeOffset until) =>
        !Cancelled && !Remote && EndsAt > now && PlacesLeft > 0 && StartsAt < until && EndsAt > from;
}
