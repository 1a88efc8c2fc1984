using Matching.People;

namespace Matching.Plans.Availabilities;

/// <summary>Somebody would go to any session of a time that lies within their reach: a plan may send them.</summary>
public sealed record Availability
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Who.</summary>
    public required string Subject { get; init; }

    /// <summary>Their first name.</summary>
    public required string Name { get; init; }

    /// <summary>Not away from home before this.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Back home by then.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>All else that they said.</summary>
    public required AvailabilityTerms Terms { get; init; }

    /// <summary>True where it was cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Campaign, Owner: Subject);
}
