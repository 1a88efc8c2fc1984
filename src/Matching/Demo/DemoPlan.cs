using Matching.Geo;

namespace Matching.Demo;

/// <summary>What the generator makes. More offers mean more weekends, not more people a weekend, so that the local density stays.</summary>
internal sealed record DemoPlan
{
    /// <summary>Offers of one weekend, a quarter of its volunteers: some 22 people for each of the 230 sessions of 115 marginal seats.</summary>
    public const int OffersAWeekend = 1000;

    /// <summary>Slug of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Boundary set of its seats.</summary>
    public required string BoundarySet { get; init; }

    /// <summary>Its marginal seats, each with the point where its sessions meet, in order of code.</summary>
    public required IReadOnlyList<(string Code, string Name, GridPoint Hub)> Seats { get; init; }

    /// <summary>Saturday of the first weekend.</summary>
    public required DateOnly FirstSaturday { get; init; }

    /// <summary>Offers over all weekends.</summary>
    public int Offers { get; init; } = OffersAWeekend;

    /// <summary>Decides everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When everything was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Number of weekends.</summary>
    public int Weekends => (Offers + OffersAWeekend - 1) / OffersAWeekend;
}
